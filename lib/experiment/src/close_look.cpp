#include "takt/experiment/close_look.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>

#include "takt/experiment/loss_reference.hpp"
#include "takt/experiment/observed_run.hpp"
#include "takt/experiment/timelines.hpp"
#include "takt/line/plan.hpp"

namespace takt {

CloseLook look_closely(const Plan& plan, const std::optional<LossReference>& reference, std::uint64_t seed,
                       std::uint64_t replication, std::size_t parts, std::stop_token stop) {
    TimelineRecorder timelines(plan);
    CloseLook look;
    look.run = observe(plan, reference, seed, replication, parts, stop, &timelines);
    look.timelines = timelines.close(run_start + plan.warm_up + look.run.result.observed);
    return look;
}

}  // namespace takt
