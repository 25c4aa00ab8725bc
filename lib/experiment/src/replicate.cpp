#include "takt/experiment/replicate.hpp"

#include <variant>

#include "takt/line/simulate.hpp"
#include "takt/recursion/serial_run.hpp"

namespace takt {

Replicator::Replicator(const Plan& plan) : plan_(&plan), line_(serial_line(plan)) {}

bool Replicator::uses_recursion() const {
    return std::holds_alternative<SerialLine>(line_);
}

ReplicationResult Replicator::operator()(std::uint64_t seed, std::uint64_t replication, std::stop_token stop) const {
    if (const auto* line = std::get_if<SerialLine>(&line_))
        return SerialRun(*plan_, *line, seed, replication).run(stop);
    return simulate(*plan_, seed, replication, stop);
}

ReplicationResult replicate(const Plan& plan, std::uint64_t seed, std::uint64_t replication, std::stop_token stop) {
    return Replicator(plan)(seed, replication, stop);
}

}  // namespace takt
