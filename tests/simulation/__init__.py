"""A seeded world in which the real server and the real tablets run, and everything around them is made up.

Real: the rooms, the hub and its circles, the session machine and the visits, presence, the draft, the rules, access and
visibility, the projections, the history with its checkpoints; and of the web app all of ``web/src/sync`` with its
folds, in one Node.js that is told what happens and answers with what the tablets do.

Made up, and drawn from one seed: time, the network, the disks of servers and tablets, the store (it keeps the contract
of every store: ``test_log.py``), processes that die between any two of their steps, and people. The product's own
bounds are made small (``run.SMALL``), so that they are met. Sockets, frames on the wire, keys and HTTP are not here:
``tests/faults`` has them, with real processes.

    python -m tests.simulation --seeds 100000 --jobs 2
    python -m tests.simulation --from 4711 --seeds 1        the same once more, always the same

What it found is named where it was mended: in ``log.test.ts``, ``outbox.test.ts`` and ``session.test.ts`` of
``web/src/sync``.
"""
