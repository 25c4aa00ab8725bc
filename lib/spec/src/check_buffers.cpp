#include "check_buffers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

class BufferCheck {
  public:
    explicit BufferCheck(Checking& checking) : checking_(checking) {}

    void run() {
        for (std::size_t i = 0; i < checking_.graph.size(); ++i)
            if (const auto* buffer = std::get_if<BufferSpec>(&checking_.graph.element(i))) {
                check_levels(i, *buffer);
                check_store(i, *buffer);
            }
    }

  private:
    void check_levels(std::size_t i, const BufferSpec& buffer) {
        if (!buffer.stop_at && !buffer.start_at) return;
        if (!buffer.stop_at || !buffer.start_at)
            return error(i, std::string("expected the keys `stop_at` and `start_at` together, found no `") +
                                (buffer.stop_at ? "start_at`" : "stop_at`"));
        if (buffer.capacity.places && *buffer.stop_at > *buffer.capacity.places)
            error(i, "`stop_at`: expected at most as many parts as it has places (" +
                         std::to_string(*buffer.capacity.places) + "), found " + std::to_string(*buffer.stop_at));
        if (*buffer.start_at >= *buffer.stop_at)
            error(i, "`start_at`: expected fewer parts than `stop_at` (" + std::to_string(*buffer.stop_at) +
                         "), found " + std::to_string(*buffer.start_at));
        const std::uint32_t most = most_taken_at_once(i);
        if (*buffer.start_at + 1 < most)
            error(i, "`start_at`: expected at least " + std::to_string(most - 1) + ", because " + std::to_string(most) +
                         " parts are taken at once, and nobody would bring them, found " +
                         std::to_string(*buffer.start_at));
    }

    void check_store(std::size_t i, const BufferSpec& buffer) {
        const bool is_store = buffer.lanes || buffer.access == Access::any;
        if (!buffer.lanes && buffer.lane_by != LaneRule::shortest)
            checking_.findings.warning(subject_of(checking_.graph.element(i)),
                                       "`lane_by` has no effect without `lanes`");
        if (!is_store) return;
        const char* key = buffer.lanes ? "`lanes`" : "`access: any`";
        if (buffer.lanes && buffer.access == Access::any) error(i, "expected `lanes` or `access: any`, found both");
        if (!buffer.capacity.places || *buffer.capacity.places == 0)
            return error(i, std::string("expected a capacity of some places beside ") + key + ", found " +
                                (buffer.capacity.places ? "0" : "`unlimited`"));
        if (*buffer.capacity.places > most_places)
            error(i, "expected at most " + std::to_string(most_places) + " places in a store with " + key + ", found " +
                         std::to_string(*buffer.capacity.places));
        if (buffer.lanes && *buffer.lanes > 0 && *buffer.capacity.places % *buffer.lanes != 0)
            error(i, "`lanes`: expected a number that the capacity (" + std::to_string(*buffer.capacity.places) +
                         ") can be divided by, found " + std::to_string(*buffer.lanes));
        if (buffer.transit > Duration::zero())
            error(i, std::string("expected no `transit` beside ") + key +
                         ": a conveyor is left in the order it was entered");
    }

    /// To choose among them takes a look at each.
    static constexpr std::uint32_t most_places = 10'000;

    std::uint32_t most_taken_at_once(std::size_t i) const {
        std::uint32_t most = 1;
        for (const FlowEdge& edge : checking_.graph.successors(i)) {
            const auto* taker = std::get_if<StationSpec>(&checking_.graph.element(edge.element));
            if (taker == nullptr) continue;
            if (edge.why != Why::join) {
                if (taker->batch && !taker->batch->longest_wait) most = std::max(most, taker->batch->least_to_begin());
                continue;
            }
            for (const JoinSpec& join : taker->joins)
                if (join.from.name == checking_.graph.name(i).text) most = std::max(most, join.count);
        }
        return most;
    }

    void error(std::size_t i, const std::string& message) {
        checking_.findings.error(subject_of(checking_.graph.element(i)), message);
    }

    Checking& checking_;
};

}  // namespace

void check_buffers(Checking& checking) {
    BufferCheck(checking).run();
}

}  // namespace takt::spec
