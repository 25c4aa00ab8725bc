#include "check_batches.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

class BatchCheck {
  public:
    BatchCheck(Checking& checking, std::size_t element, const StationSpec& station)
        : checking_(checking),
          element_(element),
          station_(station),
          batch_(*station.batch),
          subject_(subject_of(checking.graph.element(element))) {}

    void run() {
        if (batch_.least && *batch_.least > batch_.most)
            error("`least`: expected at most as many parts as `most` (" + std::to_string(batch_.most) + "), found " +
                  std::to_string(*batch_.least));
        check_keys();
        if (batch_.products == BatchProducts::any) check_by_product();
        check_room();
        if (batch_.products == BatchProducts::one) check_runs();
    }

  private:
    void error(const std::string& message) { checking_.findings.error(batch_.at, subject_, message); }

    void refuse_if(bool given, const std::string& key) {
        if (given) error("expected no `" + key + "` beside `batch`");
    }

    void check_keys() {
        refuse_if(station_.moving.has_value(), "moving");
        refuse_if(station_.blocking != Blocking::after, "blocking: before");
        refuse_if(!station_.materials.empty(), "materials");
        refuse_if(std::any_of(station_.joins.begin(), station_.joins.end(), [](const JoinSpec& join) { return join.match != Match::any; }),
                  "match: number");
    }

    /// The work is on all of them at once, so it cannot be another one for each.
    void check_by_product() {
        const auto refuse = [&](bool given, const char* key) {
            if (given)
                error(std::string("expected `products: one` where `") + key + "` goes by the product, since a batch may have parts of several");
        };
        const auto in_operations = [](const std::vector<OperationSpec>& operations) {
            return std::any_of(operations.begin(), operations.end(), [](const OperationSpec& each) { return !each.time.each.empty(); });
        };
        refuse(!station_.cycle.each.empty(), "cycle");
        refuse(in_operations(station_.operations), "operations");
        refuse(!station_.setup.empty(), "setup");
        refuse(std::any_of(station_.robots.begin(), station_.robots.end(),
                           [&](const RobotSpec& robot) {
                               return !robot.cycle.each.empty() || in_operations(robot.operations) ||
                                      std::any_of(robot.tasks.begin(), robot.tasks.end(), [](const TaskSpec& task) {
                                          return !task.time.each.empty() || !task.spots.each.empty();
                                      });
                           }),
               "robots");
    }

    /// Parts wait for the others of their batch in front of the station.
    void check_room() {
        if (batch_.longest_wait) return;
        const std::optional<std::uint64_t> room = room_before(element_);
        if (room && *room < batch_.least_to_begin())
            error("expected room for " + std::to_string(batch_.least_to_begin()) +
                  " parts in front of the station, as many as it begins with, found " + std::to_string(*room) +
                  ": give the buffer before it more places, or `least` or `longest_wait` to the batch");
    }

    /// Of a buffer whose parts come out in turn, a batch is of such as stand one behind the other.
    void check_runs() {
        const std::uint32_t least = batch_.least_to_begin();
        if (least < 2 || batch_.longest_wait || !several_products_come()) return;
        for (const FlowEdge& edge : checking_.graph.predecessors(element_)) {
            const auto* buffer = std::get_if<BufferSpec>(&checking_.graph.element(edge.element));
            if (edge.why == Why::join || buffer == nullptr || buffer->access == Access::any) continue;
            checking_.findings.warning(
                batch_.at, subject_,
                "`products: one` with parts of several products in " + in_quotes(buffer->name.text) +
                    ": the station may wait for good for " + std::to_string(least) +
                    " alike that come out one after the other; `access: any` of the buffer, or `longest_wait`, helps");
        }
    }

    bool several_products_come() const {
        std::size_t products = 0;
        for (std::size_t p = 0; p < checking_.plant.products.size(); ++p) products += checking_.products.comes(element_, p);
        return products > 1;
    }

    /// Sums up the room at those who give parts to an element. Nothing: as much as there may be.
    template <class RoomAt>
    std::optional<std::uint64_t> room_before(std::size_t element, RoomAt room_at) const {
        std::uint64_t room = 0;
        for (const FlowEdge& edge : checking_.graph.predecessors(element)) {
            if (edge.why == Why::join && element == element_) continue;
            const std::optional<std::uint64_t> here = room_at(edge.element);
            if (!here) return std::nullopt;
            room += *here;
        }
        return room;
    }

    std::optional<std::uint64_t> room_before(std::size_t element) const {
        return room_before(element, [&](std::size_t before) -> std::optional<std::uint64_t> {
            const auto* buffer = std::get_if<BufferSpec>(&checking_.graph.element(before));
            if (buffer == nullptr) return on_machines(before);
            if (buffer->capacity.places != 0u) return buffer->capacity.places;
            return room_before(before, [&](std::size_t producer) { return on_machines(producer); });
        });
    }

    /// What is finished waits there where it finds no room; each machine and each source has one part to hand over.
    std::optional<std::uint64_t> on_machines(std::size_t element) const {
        const ElementSpec& producer = checking_.graph.element(element);
        if (std::holds_alternative<BufferSpec>(producer)) return std::nullopt;
        const auto* station = std::get_if<StationSpec>(&producer);
        return station == nullptr ? 1 : station->machines;
    }

    Checking& checking_;
    std::size_t element_;
    const StationSpec& station_;
    const BatchSpec& batch_;
    Subject subject_;
};

/// Every place takes memory, full or not.
constexpr std::uint64_t most_places = 1'000'000;

}  // namespace

void check_batches(Checking& checking) {
    std::uint64_t places = 0;
    for (std::size_t i = 0; i < checking.graph.size(); ++i) {
        const auto* station = std::get_if<StationSpec>(&checking.graph.element(i));
        if (station == nullptr || !station->batch) continue;
        BatchCheck(checking, i, *station).run();
        const bool was_within = places <= most_places;
        places += std::uint64_t{station->batch->most} * station->machines;
        if (was_within && places > most_places)
            checking.findings.error(station->batch->at, subject_of(checking.graph.element(i)),
                                    "expected at most 1000000 parts in the batches of all machines together, found more");
    }
}

}  // namespace takt::spec
