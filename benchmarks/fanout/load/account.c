#include "account.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MOST 64
static int pids[MOST], count;

void account_opens(const char *list)
{
    char *copy = strdup(list);
    for (char *one = strtok(copy, ","); one && count < MOST; one = strtok(NULL, ",")) pids[count++] = atoi(one);
    free(copy);
}

static const char *proc(int pid, const char *what)
{
    static char text[4096];
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/%s", pid, what);
    FILE *file = fopen(name, "r");
    if (!file) return NULL;
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    return text;
}

double account_cpu(void)
{
    double total = 0;
    for (int i = 0; i < count; i++) {
        unsigned long user, kernel;
        const char *text = proc(pids[i], "stat");
        if (text && sscanf(strrchr(text, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel) == 2)
            total += (double)(user + kernel) / (double)sysconf(_SC_CLK_TCK);
    }
    return total;
}

long account_memory(void)
{
    long total = 0;
    for (int i = 0; i < count; i++) {
        const char *text = proc(pids[i], "status"), *line = text ? strstr(text, "VmRSS:") : NULL;
        if (line) total += atol(line + 6);
    }
    return total;
}

double own_cpu(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}
