// What a plant still makes from where it stands: for people, and for programs.
//
// The JSON is one object. Keys are never renamed; new ones may be added.
//
//   takt, model, file, plan   version that made this; name, file and digest of the plant
//   seed, replication         of the run whose state it is; replication is null where the plant's file says the state
//   from, until               dates and times of day
//   asked, interrupted        futures; whether not all of them are there
//   locked                    futures in which the line has locked itself
//   in_line                   start, end (mean): parts in the line
//   looks                     at, mean, p5, p50, p95: units made by then, over the futures
//   units_by_product          product, mean: at the end
//   scrapped                  mean, at the end
//   target                    units, met, probability (share of the futures), low, high (95 %); null where none is asked for
//   futures                   units, by future, at the end
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "takt/core/version.hpp"
#include "takt/experiment/outlook.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/text_report.hpp"

namespace takt {

struct OutlookFacts {
    std::string version = takt::version;
    std::string file;  ///< as the user named it
    std::uint64_t seed = 1;
    std::optional<std::uint64_t> replication;  ///< none: the state is said in the file
    std::optional<std::uint64_t> target;       ///< units wanted by the end
};

std::string outlook_text(const Plan& plan, const Outlook& outlook, const OutlookFacts& facts,
                         const TextOptions& options = {});
std::string outlook_json(const Plan& plan, const Outlook& outlook, const OutlookFacts& facts);

/// A state as it stands under `state` in a plant's file, or alone in a file of its own.
std::string state_yaml(const spec::StateSpec& state);

}  // namespace takt
