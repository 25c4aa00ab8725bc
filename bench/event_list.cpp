// The hold model: the next event is taken out and comes back after an exponential time, with 16 to 65,536 events pending.
// takt's two event lists stand beside std::priority_queue and boost::heap::d_ary_heap in one run; the table at the end
// compares them.
//     Jones, An empirical comparison of priority-queue and event-set implementations, CACM 29(4), 1986
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <boost/heap/d_ary_heap.hpp>

#include "takt/kernel/slot_heap.hpp"
#include "takt/kernel/winner_tree.hpp"
#include "takt/random/distribution.hpp"

namespace {

using namespace takt;

/// Exponential times with a mean of a minute, drawn beforehand, so that only the lists are timed.
class Increments {
  public:
    Increments() {
        Stream stream(StreamKey{});
        const auto law = Distribution::of<Exponential>(60.0);
        for (Duration& time : times_) time = law.duration(stream);
    }
    Duration next() { return times_[position_++ % times_.size()]; }

  private:
    std::vector<Duration> times_ = std::vector<Duration>(1 << 16);
    std::size_t position_ = 0;
};

/// One of takt's event lists: the slot that came up is set anew.
template <EventList List>
class Slots {
  public:
    Slots(std::size_t pending, Increments& increments) : list_(pending) {
        for (Slot slot = 0; slot < pending; ++slot) list_.set(slot, run_start + increments.next());
    }
    void hold(Duration increment) { list_.set(list_.slot_of(list_.first()), next_time() + increment); }
    SimTime next_time() const { return list_.time_of(list_.first()); }

  private:
    List list_;
};

/// An event as it is kept where there are no slots: equal times in the order of scheduling.
struct Event {
    SimTime time;
    std::uint64_t number;
    Slot slot;
    friend bool operator>(const Event& a, const Event& b) {
        return std::pair(a.time, a.number) > std::pair(b.time, b.number);
    }
};

class PriorityQueue {
  public:
    PriorityQueue(std::size_t pending, Increments& increments) {
        for (Slot slot = 0; slot < pending; ++slot) queue_.push({run_start + increments.next(), number_++, slot});
    }
    void hold(Duration increment) {
        const Event event = queue_.top();
        queue_.pop();
        queue_.push({event.time + increment, number_++, event.slot});
    }
    SimTime next_time() const { return queue_.top().time; }

  private:
    std::priority_queue<Event, std::vector<Event>, std::greater<>> queue_;
    std::uint64_t number_ = 0;
};

/// Mutable, as rescheduling and cancelling need it; the event that came up is changed in its place.
class BoostHeap {
  public:
    BoostHeap(std::size_t pending, Increments& increments) {
        for (Slot slot = 0; slot < pending; ++slot)
            handles_.push_back(heap_.push({run_start + increments.next(), number_++, slot}));
    }
    void hold(Duration increment) {
        Event event = heap_.top();
        event.time += increment;
        event.number = number_++;
        heap_.update(handles_[event.slot], event);
    }
    SimTime next_time() const { return heap_.top().time; }

  private:
    using Heap = boost::heap::d_ary_heap<Event, boost::heap::arity<4>, boost::heap::mutable_<true>,
                                         boost::heap::compare<std::greater<Event>>>;
    Heap heap_;
    std::vector<Heap::handle_type> handles_;
    std::uint64_t number_ = 0;
};

template <class Model>
void hold(benchmark::State& state) {
    Increments increments;
    Model model(static_cast<std::size_t>(state.range(0)), increments);
    for (auto _ : state) model.hold(increments.next());
    benchmark::DoNotOptimize(model.next_time());
    state.SetItemsProcessed(state.iterations());
}

template <class Model>
void add(const char* name) {
    benchmark::RegisterBenchmark(name, hold<Model>)->Arg(16)->Arg(256)->Arg(4096)->Arg(65536);
}

/// Keeps the nanoseconds of each list and size, for the table at the end.
class Table : public benchmark::ConsoleReporter {
  public:
    Table() : ConsoleReporter(OO_None) {}

    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration) continue;
            const long size = std::stol(run.run_name.args);
            nanoseconds_[size][run.run_name.function_name] = run.GetAdjustedCPUTime();
        }
        ConsoleReporter::ReportRuns(runs);
    }

    void print() const {
        std::printf("\ntimes as long as takt's WinnerTree\n%10s", "pending");
        for (const char* name : others) std::printf("%22s", name);
        std::printf("\n");
        for (const auto& [size, row] : nanoseconds_) {
            if (!row.contains("WinnerTree")) continue;
            std::printf("%10ld", size);
            for (const char* name : others)
                std::printf("%22.1f", row.contains(name) ? row.at(name) / row.at("WinnerTree") : 0.0);
            std::printf("\n");
        }
    }

  private:
    static constexpr const char* others[] = {"SlotHeap", "std::priority_queue", "boost::d_ary_heap<4>"};
    std::map<long, std::map<std::string, double>> nanoseconds_;
};

}  // namespace

int main(int argc, char** argv) {
    add<Slots<WinnerTree>>("WinnerTree");
    add<Slots<SlotHeap>>("SlotHeap");
    add<PriorityQueue>("std::priority_queue");
    add<BoostHeap>("boost::d_ary_heap<4>");
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    Table table;
    benchmark::RunSpecifiedBenchmarks(&table);
    table.print();
    return 0;
}
