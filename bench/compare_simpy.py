"""compare_simpy.py MODEL: SimPy's part of bench/compare, in the way its own documentation writes such models.

Prints "events seconds answer" like the other programs. Without SimPy 3 or 4, SimPy 2 does it (compare_simpy2.py).
"""
import random
import sys
import time

from compare_simpy_models import CUSTOMERS, LOAD, OPERATIONS, PLACES

try:
    import simpy
except ModuleNotFoundError:
    import compare_simpy2
    simpy = None


def mm1():
    env = simpy.Environment()
    server = simpy.Resource(env)
    events = 0
    in_system = 0.0

    def customer():
        nonlocal events, in_system
        arrived = env.now
        with server.request() as turn:
            yield turn
            yield env.timeout(random.expovariate(1))
        events += 2
        in_system += env.now - arrived

    def arrivals():
        for _ in range(CUSTOMERS):
            yield env.timeout(random.expovariate(LOAD))
            env.process(customer())

    env.process(arrivals())
    env.run()
    return events, in_system / env.now


def tandem(stations):
    env = simpy.Environment()
    buffers = [simpy.Store(env, PLACES) for _ in range(stations - 1)]
    operations = 0
    units = 0
    enough = env.event()

    def station(index):
        nonlocal operations, units
        while True:
            if index > 0:
                yield buffers[index - 1].get()
            yield env.timeout(random.expovariate(1))
            operations += 1
            if operations == OPERATIONS:
                enough.succeed()
            if index < stations - 1:
                yield buffers[index].put(object())
            else:
                units += 1

    for index in range(stations):
        env.process(station(index))
    env.run(until=enough)
    return operations, units / env.now


if simpy is None:
    mm1, tandem = compare_simpy2.mm1, compare_simpy2.tandem

MODELS = {"mm1": mm1, "tandem10": lambda: tandem(10), "tandem100": lambda: tandem(100)}

if __name__ == "__main__":
    if sys.argv[1:] == ["installed"]:
        sys.exit(0)
    if len(sys.argv) != 2 or sys.argv[1] not in MODELS:
        sys.exit(f"usage: {sys.argv[0]} {'|'.join(MODELS)}")
    random.seed(1)
    start = time.process_time()
    events, answer = MODELS[sys.argv[1]]()
    print(events, f"{time.process_time() - start:.6f}", f"{answer:.6f}")
