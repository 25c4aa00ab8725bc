// The plant that a command is asked about.
#pragma once

#include <iosfwd>

#include "command.hpp"
#include "shared_options.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/run_facts.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/tuning/make_problem.hpp"
#include "takt/yaml/load.hpp"

namespace takt {

/// One line, safe to show.
void print(const Diagnostic& diagnostic, std::ostream& err);

/// With its overrides. What is read stays as it was then, however often the plant is loaded, and nothing is written over it.
/// \throws SpecError for a file of settings
LoadOptions load_options(const ModelOptions& model, const Console& console, std::vector<Diagnostic>* warnings = nullptr);

/// Loads the file with its overrides; warnings go to the console.
/// \param files  where all files that it is made of go, if anywhere
/// \throws SpecError
spec::LineSpec load_spec(const ModelOptions& model, const Console& console, std::vector<PlantFile>* files = nullptr);
/// \throws ArgumentError for a warm-up of a plant that begins from a state
Plan load_plan(const ModelOptions& model, const Console& console, std::vector<PlantFile>* files = nullptr);
void expect_time_for_warm_up(const ModelOptions& model, const Plan& plan);

/// The plant's file with further settings on top of those of the command line, as it was when it was read: all designs are of one
/// plant, even if somebody goes on writing it meanwhile.
ChangedPlant changed_plant(const ModelOptions& model, const Console& console);

/// What a result needs so that it can be made again from its JSON alone.
void add_source(RunFacts& facts, const std::vector<PlantFile>& files, const std::vector<spec::Setting>& overrides);

/// Each `key=value`, as it was given on the command line.
std::vector<spec::Setting> settings_of(const std::vector<std::string>& texts);

}  // namespace takt
