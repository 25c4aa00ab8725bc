#include "takt/experiment/loss_waterfall.hpp"

#include <algorithm>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/loss.hpp"
#include "takt/experiment/oee.hpp"

namespace takt {
namespace {

std::vector<LossCause> causes_of(const std::vector<LossBooks>& books) {
    std::vector<LossCause> causes;
    for (const LossBooks& each : books)
        for (const Loss& loss : each.losses)
            if (std::find(causes.begin(), causes.end(), loss.cause) == causes.end()) causes.push_back(loss.cause);
    return causes;
}

Duration lost_to(const LossBooks& books, const LossCause& cause) {
    for (const Loss& loss : books.losses)
        if (loss.cause == cause) return loss.time;
    return Duration::zero();
}

}  // namespace

LossWaterfall loss_waterfall(const std::vector<LossBooks>& books, Duration scheduled) {
    const double hours = to_hours(scheduled);
    LossWaterfall waterfall;
    waterfall.reference = books.front().reference;
    waterfall.cycle = books.front().cycle;
    for (const LossBooks& each : books) {
        waterfall.gross.add(share_of(each.jobs(each.scheduled), hours));
        waterfall.net.add(share_of(static_cast<double>(each.units), hours));
    }
    for (const LossCause& cause : causes_of(books)) {
        LossTally tally{cause, {}};
        for (const LossBooks& each : books)
            tally.jph.add(share_of(each.jobs(lost_to(each, cause)), hours));
        waterfall.losses.push_back(tally);
    }
    std::stable_sort(waterfall.losses.begin(), waterfall.losses.end(),
                     [](const LossTally& a, const LossTally& b) { return a.jph.mean() > b.jph.mean(); });
    return waterfall;
}

}  // namespace takt
