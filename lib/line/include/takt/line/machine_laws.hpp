// What a machine draws its times from, and whether its cycle is a plain one.
#pragma once

#include "takt/line/plan.hpp"
#include "takt/random/draws.hpp"

namespace takt {

LawsOfStream laws_of(const Plan& plan, Rows operations);

/// All but those that take nothing from the stream.
LawsOfStream varying_laws_of(const Plan& plan, Rows operations);

LawsOfStream laws_of(const Plan& plan, const StationPlan& station);

/// One operation that needs nobody is all that a cycle consists of, after a setup, and beside the work of robots that is always
/// as long as it is written.
bool is_plain(const Plan& plan, const StationPlan& station);

}  // namespace takt
