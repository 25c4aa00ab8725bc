#include "result_plan.hpp"

#include <fmt/format.h>

#include "load_plan.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/yaml/load.hpp"

namespace takt {

Plan plan_before_warm_up(const ResultFile& result, const std::string& file) {
    return make_plan(load_line_files(source_of(result, file), {settings_of(result.overrides)}));
}

Plan plan_of(const ResultFile& result, const std::string& file) {
    const Plan plan = make_plan(load_line_files(source_of(result, file), {result.settings()}));
    const std::string digest = fmt::format("{:016x}", plan.digest);
    if (digest != result.digest)
        throw ResultError(
            fmt::format("cannot use {}: it says that its plant has the digest {}, but the files in it "
                        "have {}; one of them was changed",
                        file, result.digest, digest));
    return plan;
}

}  // namespace takt
