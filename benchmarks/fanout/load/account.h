/* What the server's processes cost, from the kernel's own books. */
#ifndef ACCOUNT_H
#define ACCOUNT_H
void account_opens(const char *pids);  /* "12:app,13:redis" */
double account_cpu(void);              /* seconds, user and system, of all of them */
long account_memory(void);             /* KiB resident, of all of them */
double own_cpu(void);
#endif
