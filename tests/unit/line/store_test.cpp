// Stores that parts leave in another order than they came in. Times are worked out by hand, in seconds.
#include <algorithm>
#include <tuple>
#include <vector>

#include "plants.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/sequence_record.hpp"
#include "takt/line/store_lanes.hpp"

using namespace plants;

namespace {

using Numbers = std::vector<std::uint64_t>;

struct Loads : Listener {
    explicit Loads(const Plan& of) : plan(of) {}
    const Plan& plan;
    Numbers numbers;

    void loaded(SimTime, Index station, Index, const Part& part) override {
        if (plan.stations[station].name == "take") numbers.push_back(part.number);
    }
};

/// In which order the station `take` loads the parts of the source.
Numbers order_taken(const LineSpec& spec) {
    const Plan plan = make_plan(spec);
    Loads loads(plan);
    HeardLine line(plan, 1, 0, loads);
    line.run_until(plan.end());
    return loads.numbers;
}

BufferSpec lanes(std::uint32_t count, std::uint32_t places, LaneRule rule = LaneRule::shortest) {
    BufferSpec made = buffer("store", places);
    made.lanes = count;
    made.lane_by = rule;
    return made;
}

BufferSpec any_access(std::uint32_t places) {
    BufferSpec made = buffer("store", places);
    made.access = Access::any;
    return made;
}

/// Parts of the given products come one each second; `take` begins when all are in the store.
LineSpec products_in_store(std::vector<Ref> products, BufferSpec store, StationSpec take) {
    SourceSpec parts = source();
    for (const Ref& product : products)
        parts.timetable.push_back({std::chrono::seconds{parts.timetable.size()}, product, 1, {}, {}});
    take.name = "take";
    take.calendar = Ref("later");
    take.at_shift_end = ShiftEnd::finish;
    LineSpec made = with_products(plant({parts, std::move(store), std::move(take), sink()}, 2000s), {"A", "B", "C"});
    made.calendars.push_back({"later", daily(100s, 3h)});
    return made;
}

/// Every part goes one of three ways that take 1, 25 and 49 s, one after the other, and so they come to the store in the order
/// 1, 4, 7 | 2 ... mixed: number n comes at 10 n + the time of its way.
LineSpec mixed_up(BufferSpec store, Dispatch takes, Duration begins = 2000s) {
    SourceSpec parts = source();
    for (int n = 1; n <= 12; ++n)
        parts.timetable.push_back({std::chrono::seconds{10 * n}, {}, 1, {}, {}});
    parts.to = route(Choice::rotate, {{Ref("way-1"), 0, {}}, {Ref("way-2"), 0, {}}, {Ref("way-3"), 0, {}}});
    std::vector<ElementSpec> elements{parts};
    const std::pair<const char*, int> ways[] = {{"way-1", 1}, {"way-2", 25}, {"way-3", 49}};
    for (const auto& [name, seconds] : ways) {
        BufferSpec way = buffer(name, 20);
        way.transit = std::chrono::seconds{seconds};
        way.to = RouteSpec(Ref("store"));
        elements.push_back(way);
    }
    StationSpec take = station("take", 1);
    take.takes = takes;
    take.calendar = Ref("later");
    take.at_shift_end = ShiftEnd::finish;
    SinkSpec out = sink();
    out.measures = SinkMeasures::sequence;
    elements.push_back(std::move(store));
    elements.push_back(take);
    elements.push_back(out);
    LineSpec made = plant(std::move(elements), 4000s);
    made.calendars.push_back({"later", daily(begins, 20h)});
    return made;
}

// Times at the store: 1: 11, 2: 45, 3: 79, 4: 41, 5: 75, 6: 109, 7: 71, 8: 105, 9: 139, 10: 101, 11: 135, 12: 169.
const Numbers as_they_come{1, 4, 2, 7, 5, 3, 10, 8, 6, 11, 9, 12};
const Numbers as_launched{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

}  // namespace

TEST_CASE("a buffer is left in the order it was entered, and a store with random access in the order of launch") {
    CHECK(order_taken(mixed_up(buffer("store", 20), Dispatch::oldest)) == as_they_come);
    CHECK(order_taken(mixed_up(any_access(20), Dispatch::oldest)) == as_they_come);
    CHECK(order_taken(mixed_up(any_access(20), Dispatch::in_sequence)) == as_launched);
}

TEST_CASE("the sequence is measured by who has overtaken whom") {
    const Ran mixed(mixed_up(buffer("store", 20), Dispatch::oldest));
    // 2 by one, 5 by one, 3 by three, 8 by one, 6 by three, 9 by two.
    CHECK(mixed.result.sinks[0].in_sequence == 6);
    CHECK(mixed.result.sinks[0].overtaken == 1 + 1 + 3 + 1 + 3 + 2);
    CHECK(mixed.result.sinks[0].most_overtaken == 3);
    const Ran sorted(mixed_up(any_access(20), Dispatch::in_sequence));
    CHECK(sorted.result.sinks[0].in_sequence == 12);
    CHECK(sorted.result.sinks[0].overtaken == 0);
}

TEST_CASE(
    "lanes by sequence restore it if and only if they are as many as the longest row of parts that overtook each "
    "other") {
    // The longest decreasing row is 7, 5, 3 (and 10, 8, 6): three lanes do, two do not. \source Even & Itai 1971, parallel queues
    CHECK(order_taken(mixed_up(lanes(3, 36, LaneRule::sequence), Dispatch::in_sequence)) == as_launched);
    CHECK(order_taken(mixed_up(lanes(2, 24, LaneRule::sequence), Dispatch::in_sequence)) != as_launched);
    // One lane is a plain buffer.
    CHECK(order_taken(mixed_up(lanes(1, 20, LaneRule::sequence), Dispatch::in_sequence)) == as_they_come);
}

TEST_CASE("only what is in a store can be overtaken in it") {
    // `take` begins at 100 with 1, 4, 2, 7, 5, 3 in the store and takes one a second; 10 comes at 101, when 2 is loaded.
    const Numbers taken = order_taken(mixed_up(any_access(20), Dispatch::in_sequence, 100s));
    CHECK(taken == Numbers{1, 2, 3, 4, 5, 7, 8, 10, 6, 11, 9, 12});
}

TEST_CASE("lanes by product hold one product each, and the taker sets up seldom") {
    StationSpec take = station("take", 10);
    take.takes = Dispatch::least_setup;
    take.setup.push_back({{}, {}, constant(60), {}});
    const std::vector<Ref> products{"A", "B", "A", "C", "B", "A"};
    const Ran by_lane(products_in_store(products, lanes(3, 9, LaneRule::product), take));
    // A A A, B B, C: two changes.
    CHECK(order_taken(products_in_store(products, lanes(3, 9, LaneRule::product), take)) == Numbers{1, 3, 6, 2, 5, 4});
    CHECK(by_lane.time("take", State::setup) == 2 * 60s);
    // In lanes by length the parts stand 1 4 | 2 5 | 3 6: A, A, then behind them A once more; then B.
    CHECK(order_taken(products_in_store(products, lanes(3, 9), take)) == Numbers{1, 3, 6, 2, 5, 4});
    CHECK(order_taken(products_in_store(products, lanes(2, 8), take)) == Numbers{1, 3, 2, 5, 4, 6});
}

TEST_CASE("a run is ended and a long wait too where one buffer has several to take") {
    StationSpec take = station("take", 10);
    take.takes = Dispatch::least_setup;
    take.longest_run = 2;
    take.setup.push_back({{}, {}, constant(1), {}});
    CHECK(order_taken(products_in_store({"A", "A", "A", "B", "B", "A"}, any_access(9), take)) ==
          Numbers{1, 2, 4, 5, 3, 6});
}

TEST_CASE("what is said of a store fits together") {
    LineSpec spec = mixed_up(any_access(20), Dispatch::in_sequence);
    auto& store = std::get<BufferSpec>(spec.flows[0].elements[4]);
    CHECK(errors(spec).empty());
    store.lanes = 5;
    CHECK(errors(spec) == std::vector<std::string>{"buffer 'store': expected `lanes` or `access: any`, found both"});
    store.access = Access::in_turn;
    store.lanes = 3;
    CHECK(errors(spec) ==
          std::vector<std::string>{
              "buffer 'store': `lanes`: expected a number that the capacity (20) can be divided by, found 3"});
    store.lanes = 5;
    store.transit = 5s;
    CHECK(errors(spec) ==
          std::vector<std::string>{"buffer 'store': expected no `transit` beside `lanes`: a conveyor is left in the "
                                   "order it was entered"});
    store.transit = 0s;
    store.capacity = Capacity::unlimited();
    CHECK(errors(spec) == std::vector<std::string>{
                              "buffer 'store': expected a capacity of some places beside `lanes`, found `unlimited`"});
    store.capacity = 20000;
    CHECK(errors(spec) == std::vector<std::string>{
                              "buffer 'store': expected at most 10000 places in a store with `lanes`, found 20000"});
}

TEST_CASE("a record of the sequence counts all that overtook, as far as it looks back") {
    SequenceRecord record;
    CHECK(record.leaves(3) == 0);
    CHECK(record.leaves(1) == 1);
    CHECK(record.leaves(5) == 0);
    CHECK(record.leaves(2) == 2);
    CHECK(record.leaves(4) == 1);
    CHECK(record.leaves(70) == 0);
    CHECK(record.leaves(6) == 1);
    CHECK(record.leaves(SequenceRecord::window + 70) == 0);
    CHECK(record.leaves(69) == 1);  // 70 is out of sight, the last one is not
    CHECK(record.leaves(2 * SequenceRecord::window + 71) == 0);
    CHECK(record.leaves(72) == 1);
}

TEST_CASE("parts taken out of lanes at random: the one launched first is the one that a look at every head finds") {
    for (const LaneRule rule : {LaneRule::shortest, LaneRule::product, LaneRule::sequence})
        for (const bool any : {false, true}) {
            CAPTURE(static_cast<int>(rule));
            CAPTURE(any);
            BufferPlan store;
            store.capacity = 24;
            store.lanes = any ? 0u : 6u;
            store.any_access = any;
            store.lane_by = rule;
            StoreLanes lanes(store);
            Ring<Stored> parts(24);
            Stream stream(StreamKey{9, 0, 0, 0});
            std::uint64_t looks = 0, number = 0;
            for (int step = 0; step < 4000; ++step) {
                if (parts.size() < 24 && stream() % 9 < 5) {
                    Part part;
                    // Few instants, and two sources that number alike, so that ties are the rule.
                    part.entered = run_start + Duration{static_cast<std::int64_t>(stream() % 8)};
                    part.number = ++number / 3 + stream() % 4;
                    part.source = static_cast<Index>(stream() % 2);
                    part.product = static_cast<Index>(stream() % 3);
                    parts.push({part, run_start});
                    lanes.comes(parts);
                }
                if (parts.empty()) continue;
                std::vector<std::size_t> heads;
                lanes.for_each_head(parts.size(), [&](std::size_t place) { heads.push_back(place); });
                const auto first = *std::min_element(heads.begin(), heads.end(), [&](std::size_t a, std::size_t b) {
                    const Part &one = parts[a].part, &other = parts[b].part;
                    return std::tuple(one.entered, one.number, a) < std::tuple(other.entered, other.number, b);
                });
                REQUIRE(lanes.first_launched(parts) == first);
                ++looks;
                if (stream() % 9 < 4) {
                    const std::size_t place = stream() % 2 == 0 ? first : heads[stream() % heads.size()];
                    parts.remove_at(place);
                    lanes.goes(place, parts);
                }
            }
            CHECK(looks > 3000);
        }
}
