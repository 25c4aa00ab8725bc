// The tables of the report.
#pragma once

#include <string>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/text_report.hpp"

namespace takt {

std::string bottlenecks_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string stations_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string rework_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string moving_lines_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string batches_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string splits_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string buffers_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string resources_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string carriers_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string materials_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string milk_runs_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string marriages_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string zones_text(const Plan& plan, const Summary& summary, const TextOptions& options);
std::string transporters_text(const Plan& plan, const Summary& summary, const TextOptions& options);

std::string sequence_text(const Plan& plan, const Summary& summary, const TextOptions& options);

/// Products, sinks and sources, where there is more to say than the first lines have said.
std::string flow_text(const Plan& plan, const Summary& summary, const TextOptions& options);

}  // namespace takt
