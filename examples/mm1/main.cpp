// A queue with one server, on the bare event loop: customers come and are served at random, in the order they came.
// The mean time that they spend here is known exactly, 1 / (service rate - arrival rate), and the program checks itself
// against it: the exact value has to lie inside a 99.9 % interval of 40 independent replications.
#include <cstdio>
#include <deque>

#include <takt/kernel/event_loop.hpp>
#include <takt/random/distribution.hpp>
#include <takt/random/stream.hpp>
#include <takt/stats/confidence.hpp>
#include <takt/stats/tally.hpp>

using namespace takt;

// Slots are numbered by rank: whoever leaves at the instant of an arrival has left before it.
enum Timer : Slot { departure, arrival, warm_up_over, timers };

struct Queue {
    EventLoop<> loop{timers};
    Stream stream;
    Distribution interval = Distribution::of<Exponential>(10.0);  // s
    Distribution service = Distribution::of<Exponential>(8.0);    // s
    std::deque<SimTime> present{};                                // since when
    Tally stay{};

    void operator()(Slot timer) {
        if (timer == arrival) {
            present.push_back(loop.now());
            if (present.size() == 1) loop.after(departure, service.duration(stream));
            loop.after(arrival, interval.duration(stream));
        } else if (timer == departure) {
            stay.add(to_seconds(loop.now() - present.front()));
            present.pop_front();
            if (!present.empty()) loop.after(departure, service.duration(stream));
        } else {
            stay = {};
        }
    }

    double mean_stay() {
        loop.after(arrival, interval.duration(stream));
        loop.after(warm_up_over, std::chrono::hours{10});
        loop.run_until(run_start + std::chrono::hours{210}, *this);
        return stay.mean();
    }
};

int main() {
    Tally means;
    for (std::uint64_t replication = 0; replication < 40; ++replication)
        means.add(Queue{.stream = Stream({.replication = replication})}.mean_stay());

    const double exact = 1 / (1 / 8.0 - 1 / 10.0);
    const ConfidenceInterval interval = mean_interval(means, 0.999);
    std::printf("mean time in the system: %.2f s, 99.9 %% interval [%.2f, %.2f]; exact: %.2f s\n", means.mean(),
                interval.lower, interval.upper, exact);
    return interval.contains(exact) ? 0 : 1;
}
