"""The models of compare_simpy.py for SimPy 2, which Debian still has as python3-simpy."""
import random

from SimPy.Simulation import Level, Process, Resource, Simulation, get, hold, put, release, request

from compare_simpy_models import CUSTOMERS, LOAD, OPERATIONS, PLACES


class Customer(Process):
    def visit(self, server, counts):
        arrived = self.sim.now()
        yield request, self, server
        yield hold, self, random.expovariate(1)
        yield release, self, server
        counts["events"] += 2
        counts["in_system"] += self.sim.now() - arrived


class Arrivals(Process):
    def come(self, server, counts):
        for _ in range(CUSTOMERS):
            yield hold, self, random.expovariate(LOAD)
            customer = Customer(sim=self.sim)
            self.sim.activate(customer, customer.visit(server, counts))


class Station(Process):
    def work(self, before, after, counts):
        while True:
            if before is not None:
                yield get, self, before, 1
            yield hold, self, random.expovariate(1)
            counts["operations"] += 1
            if counts["operations"] == OPERATIONS:
                self.sim.stopSimulation()
            if after is not None:
                yield put, self, after, 1
            else:
                counts["units"] += 1


def mm1():
    simulation = Simulation()
    counts = {"events": 0, "in_system": 0.0}
    arrivals = Arrivals(sim=simulation)
    simulation.activate(arrivals, arrivals.come(Resource(sim=simulation), counts))
    simulation.simulate(until=float("inf"))
    return counts["events"], counts["in_system"] / simulation.now()


def tandem(stations):
    simulation = Simulation()
    counts = {"operations": 0, "units": 0}
    buffers = [Level(capacity=PLACES, sim=simulation) for _ in range(stations - 1)]
    for before, after in zip([None, *buffers], [*buffers, None]):
        station = Station(sim=simulation)
        simulation.activate(station, station.work(before, after, counts))
    simulation.simulate(until=float("inf"))
    return counts["operations"], counts["units"] / simulation.now()
