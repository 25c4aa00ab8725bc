#include "takt/experiment/screen.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <variant>

#include "takt/experiment/run_experiment.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/too_many_parts.hpp"
#include "takt/recursion/recur.hpp"
#include "takt/recursion/serial_line.hpp"

namespace takt {
namespace {

/// So many parts may come in a run that they may flood a place, which the recursion for eight would not see.
bool may_flood(const SerialLine& line) {
    const Distribution& between = line.every ? *line.every : line.stations.front().time;
    return 2 * to_seconds(line.warm_up + line.horizon) > between.mean() * static_cast<double>(most_parts_waiting);
}

Screening screen_by_recursion(const SerialLine& line, const ExperimentOptions& options) {
    Screening screening;
    screening.by_recursion = true;
    for (std::uint32_t done = 0; done < options.replications; done += static_cast<std::uint32_t>(pack_size)) {
        Recurred recurred = recur(line, options.seed, options.first_replication + done, options.stop);
        if (!recurred.complete) {
            screening.interrupted = true;
            break;
        }
        const std::size_t wanted = std::min<std::size_t>(pack_size, options.replications - done);
        std::move(recurred.replications.begin(), recurred.replications.begin() + static_cast<std::ptrdiff_t>(wanted),
                  std::back_inserter(screening.replications));
    }
    return screening;
}

/// Lead times of several sinks are taken together.
SerialResult passages_of(const ReplicationResult& replication) {
    SerialResult passages;
    passages.replication = replication.replication;
    for (const SinkResult& sink : replication.sinks) {
        passages.units += sink.units;
        passages.lead_time.merge(sink.lead_time);
    }
    return passages;
}

Screening screen_by_events(const Plan& plan, const ExperimentOptions& options) {
    const ExperimentResult experiment = run_experiment(plan, options);
    Screening screening;
    screening.interrupted = experiment.interrupted;
    screening.failed = experiment.failed;
    for (const ReplicationResult& replication : experiment.replications)
        screening.replications.push_back(passages_of(replication));
    return screening;
}

}  // namespace

Screening screen(const Plan& plan, const ExperimentOptions& options) {
    const MaybeSerial line = serial_line(plan);
    const auto* serial = std::get_if<SerialLine>(&line);
    if (serial != nullptr && !may_flood(*serial)) return screen_by_recursion(*serial, options);
    return screen_by_events(plan, options);
}

}  // namespace takt
