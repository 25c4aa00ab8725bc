// Bought parts: the stock beside the line, who refills it, and what a station takes of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// Parts that a supplier delivers in lots. Whenever what is in stock and on the way, less what stations wait for, is not
/// above the reorder point, a lot is called off; how long it takes to come is drawn for each lot, so one may overtake another.
/// \source Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 4: the (s, Q) policy under continuous review
struct MaterialSpec {
    std::uint32_t stock = 0;
    std::optional<std::uint32_t> reorder_point{};
    std::optional<std::uint32_t> lot{};
    std::optional<Distribution> lead_time{};
    std::optional<Ref> sequenced_from{};
    std::optional<Money> price{};
    Place at{};

    static constexpr About about{
        "material",
        "Bought parts beside the line. A kanban loop of k cards for lots of q pieces has the lot q "
        "and the reorder point (k - 1) q."};

    template <class Visitor>
    static void fields(MaterialSpec& s, Visitor& v) {
        v(Field{"stock", "pieces beside the line when the run begins", "60", Need::required, {0, 1e8}}, s.stock);
        v(Field{"reorder_point",
                "a lot is called off when stock and what is on the way, less what stations wait for, fall to this",
                "40",
                Need::optional,
                {0, 1e8}},
          s.reorder_point);
        v(Field{"lot", "pieces in a delivery", "24", Need::optional, {1, 1e8}}, s.lot);
        v(Field{"lead_time", "from the call-off to the line, nights and weekends included; none where a milk run brings it",
                "40 min + exponential(mean 10 min)"},
          s.lead_time);
        v(Field{"sequenced_from",
                "just in sequence, instead of `reorder_point` and `lot`: a part that this station takes calls off the pieces that it will "
                "need further down, unless it has some on order; they come in the order of the call-offs, each after its lead time and not before the one in front",
                "trim"},
          s.sequenced_from);
        v(Field{"price", "of a piece", "5200 CNY"}, s.price);
    }
};

/// It is called off when there is little left, and not in sequence.
inline bool has_supplier(const MaterialSpec& material) {
    return material.reorder_point && material.lot && !material.sequenced_from;
}

/// So many lots may be on the way at once. When the last of them is called off, stock and what is on the way, less what is
/// waited for, are at most the reorder point, so that on the way there is no more than it and what is waited for.
constexpr std::uint64_t most_deliveries(std::uint64_t reorder_point, std::uint64_t lot, std::uint64_t waited_for) {
    return (reorder_point + waited_for) / (lot > 0 ? lot : 1) + 1;  // a lot of nothing is told of elsewhere
}

/// What becomes of a part for which a piece is missing.
enum class Shortage : std::uint8_t { wait, leave_out };

constexpr std::array<Word<Shortage>, 2> words(Shortage) {
    return {{{Shortage::wait, "wait", "the station waits for the delivery"},
             {Shortage::leave_out, "leave-out", "the part goes on without, and is incomplete from then on"}}};
}

/// Pieces of each material that the work on one part takes.
using MaterialNeeds = std::vector<std::pair<Ref, ByProduct<std::uint32_t>>>;

}  // namespace takt::spec
