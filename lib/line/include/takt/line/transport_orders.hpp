// The parts that wait for transporters, and for which of them one is to be sent.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/ring.hpp"

namespace takt {

/// A part that nobody is sent to fetch.
struct TransportOrder {
    Index buffer = none;
    SimTime since{};
};

/// By fleet, the oldest first. Where one is sent for several parts of a buffer, those are not counted that another one, on its way
/// already, has room for.
class TransportOrders {
  public:
    explicit TransportOrders(const Plan& plan) : plan_(&plan), fleets_(plan.transporters.size()) {
        if (plan.transporters.empty()) return;
        buffers_.resize(plan.buffers.size());
        for (Index f = 0; f < fleets_.size(); ++f)
            fleets_[f] = Ring<TransportOrder>(places_before(plan.transporters[f]));
    }

    std::size_t count(Index fleet) const { return fleets_[fleet].size(); }
    Index buffer(Index fleet, std::size_t order) const { return fleets_[fleet][order].buffer; }

    void add(Index fleet, Index buffer, SimTime now) {
        fleets_[fleet].push({buffer, now});
        ++buffers_[buffer].waiting;
    }

    /// Somebody is sent for it.
    void send_for(Index fleet, std::size_t order) {
        const Index buffer = fleets_[fleet].remove_at(order).buffer;
        --buffers_[buffer].waiting;
        ++buffers_[buffer].fetching;
    }

    /// Who was sent is there, and takes others of the buffer along. \param has_room whether there is for one more beside so many
    /// \return how many, at most `most`
    template <class HasRoom>
    std::uint32_t take_along(Index fleet, Index buffer, std::uint32_t most, HasRoom has_room) {
        Ring<TransportOrder>& orders = fleets_[fleet];
        std::uint32_t taken = 0;
        for (std::size_t i = 0; i < orders.size() && taken < most && has_room(taken);) {
            if (orders[i].buffer == buffer) {
                orders.remove_at(i);
                ++taken;
            } else {
                ++i;
            }
        }
        --buffers_[buffer].fetching;
        buffers_[buffer].waiting -= taken;
        return taken;
    }

    /// From the oldest on.
    void begin_to_ask(Index fleet) {
        if (plan_->transporters[fleet].least == 1) return;
        for (const Index buffer : plan_->transporters[fleet].buffers)
            buffers_[buffer].passed = 0;
    }

    /// Enough parts wait, or this one has for long enough. \pre the orders are asked for one after the other
    template <class HasRoom>
    bool is_worth_a_trip(Index fleet, std::size_t order, SimTime now, HasRoom has_room) {
        const TransporterPlan& plan = plan_->transporters[fleet];
        if (plan.least == 1) return true;
        const TransportOrder& first = fleets_[fleet][order];
        AtBuffer& here = buffers_[first.buffer];
        const std::uint32_t with_others = std::min(here.waiting, here.fetching * (plan.carries - 1));
        if (here.passed++ < with_others) return false;
        const bool are_enough = here.waiting - with_others >= plan.least && has_room(plan.least - 1);
        return are_enough || now - first.since >= plan.longest_wait;
    }

    /// Since when somebody was to be sent for a part and those behind it, had there been room.
    SimTime wanted_since(Index fleet, std::size_t order) const {
        const TransporterPlan& plan = plan_->transporters[fleet];
        const Ring<TransportOrder>& orders = fleets_[fleet];
        if (plan.least == 1) return orders[order].since;
        const SimTime due = orders[order].since + plan.longest_wait;
        std::uint32_t there = 0;
        for (std::size_t i = order; i < orders.size(); ++i)
            if (orders[i].buffer == orders[order].buffer && ++there == plan.least) return std::min(orders[i].since, due);
        return due;
    }

    /// When the next part will have waited for long enough, where one is sent for several.
    std::optional<SimTime> next_due(Index fleet, SimTime now) const {
        const TransporterPlan& plan = plan_->transporters[fleet];
        for (std::size_t i = 0; plan.least > 1 && i < fleets_[fleet].size(); ++i) {
            const SimTime due = fleets_[fleet][i].since + plan.longest_wait;
            if (due > now) return due;
        }
        return std::nullopt;
    }

  private:
    static constexpr std::size_t most_room = 4096;  ///< that is made beforehand

    struct AtBuffer {
        std::uint32_t waiting = 0;   ///< parts that nobody is sent for
        std::uint32_t fetching = 0;  ///< transporters on their way to it
        std::uint32_t passed = 0;    ///< parts that have been asked for
    };

    std::size_t places_before(const TransporterPlan& fleet) const {
        std::size_t places = fleet.count;
        for (const Index buffer : fleet.buffers)
            places = std::min(most_room, places + plan_->buffers[buffer].capacity.value_or(0));
        return places;
    }

    const Plan* plan_;
    std::vector<Ring<TransportOrder>> fleets_;
    std::vector<AtBuffer> buffers_;
};

}  // namespace takt
