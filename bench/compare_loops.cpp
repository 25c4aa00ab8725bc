// compare_loops plain|boost MODEL: the peers of bench/compare that somebody would write by hand: a loop around
// std::priority_queue, or around Boost's d-ary heap, with plain events, one random stream and the least that a model needs
// to be simulated. They count units and nothing else, where takt keeps all its statistics.
#include <cstdint>
#include <cstdio>
#include <deque>
#include <queue>
#include <string_view>
#include <vector>

#include <boost/heap/d_ary_heap.hpp>

#include "compared_models.hpp"
#include "takt/random/stream.hpp"
#include "ziggurat.hpp"

namespace {

struct Event {
    double time;
    std::uint64_t number;  ///< equal times in the order of scheduling
    std::uint32_t what;
};

struct Later {
    bool operator()(const Event& a, const Event& b) const {
        return a.time != b.time ? a.time > b.time : a.number > b.number;
    }
};

using PlainQueue = std::priority_queue<Event, std::vector<Event>, Later>;
using BoostQueue = boost::heap::d_ary_heap<Event, boost::heap::arity<4>, boost::heap::compare<Later>>;

/// A clock, an event list and a stream.
template <class Queue>
class Loop {
  public:
    double now() const { return now_; }
    std::uint64_t events() const { return events_; }

    void after_exponential(double mean, std::uint32_t what) {
        queue_.push({now_ + mean * exponential_(stream_), scheduled_++, what});
    }

    std::uint32_t next() {
        const Event event = queue_.top();
        queue_.pop();
        now_ = event.time;
        ++events_;
        return event.what;
    }

  private:
    Queue queue_;
    double now_ = 0;
    std::uint64_t scheduled_ = 0;
    std::uint64_t events_ = 0;
    takt::Stream stream_{takt::StreamKey{}};
    Ziggurat exponential_;
};

template <class Queue>
compared::Measured mm1() {
    enum : std::uint32_t { arrival, departure };
    Loop<Queue> loop;
    std::deque<double> arrived;  // in the system, the one in service first
    std::uint64_t arrivals = 0;
    double time_in_system = 0;
    loop.after_exponential(1 / compared::load, arrival);
    while (arrivals < compared::customers || !arrived.empty()) {
        if (loop.next() == arrival) {
            arrived.push_back(loop.now());
            if (++arrivals < compared::customers) loop.after_exponential(1 / compared::load, arrival);
            if (arrived.size() > 1) continue;
        } else {
            time_in_system += loop.now() - arrived.front();
            arrived.pop_front();
            if (arrived.empty()) continue;
        }
        loop.after_exponential(1, departure);
    }
    return {loop.events(), time_in_system / loop.now()};
}

/// Stations are idle, working or blocked, with a count of parts before each.
template <class Queue>
class Tandem {
  public:
    explicit Tandem(int stations)
        : waiting_(static_cast<std::size_t>(stations)), state_(static_cast<std::size_t>(stations), idle) {}

    compared::Measured run() {
        load(0);
        while (loop_.events() < compared::operations) end(loop_.next());
        return {loop_.events(), static_cast<double>(units_) / loop_.now()};
    }

  private:
    enum State : std::uint8_t { idle, working, blocked };

    void load(std::uint32_t station) {
        state_[station] = working;
        loop_.after_exponential(1, station);
    }

    void end(std::uint32_t station) {
        if (station + 1 == state_.size())
            ++units_;
        else if (state_[station + 1] == idle)
            load(station + 1);
        else if (waiting_[station + 1] < compared::places)
            ++waiting_[station + 1];
        else {
            state_[station] = blocked;
            return;
        }
        state_[station] = idle;
        fill(station);
    }

    /// An idle station takes its next part; the one before may then be free, and so on upwards.
    void fill(std::uint32_t station) {
        for (; station > 0; --station) {
            if (waiting_[station] == 0) return;
            load(station);
            if (state_[station - 1] != blocked) {
                --waiting_[station];
                return;
            }
            state_[station - 1] = idle;  // its part takes the place
        }
        load(0);
    }

    Loop<Queue> loop_;
    std::vector<int> waiting_;
    std::vector<State> state_;
    std::uint64_t units_ = 0;
};

template <class Queue>
bool run(std::string_view model) {
    const int stations = compared::stations_of(model);
    if (model == "mm1")
        compared::measure([] { return mm1<Queue>(); });
    else if (stations > 0)
        compared::measure([&] { return Tandem<Queue>(stations).run(); });
    return model == "mm1" || stations > 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view queue = argc == 3 ? argv[1] : "";
    const std::string_view model = argc == 3 ? argv[2] : "";
    if ((queue == "plain" && run<PlainQueue>(model)) || (queue == "boost" && run<BoostQueue>(model))) return 0;
    std::fprintf(stderr, "usage: %s plain|boost mm1|tandem10|tandem100\n", argv[0]);
    return 2;
}
