#include "takt/ledger/tuning_memory.hpp"

#include <nlohmann/json.hpp>

namespace takt {
namespace {

LedgerKey key_of(const RunKey& run) {
    return {std::string(tuning_kind), run.digest, run.seed, run.replication};
}

}  // namespace

std::string payload_of(const Measures& measures) {
    return nlohmann::ordered_json{{"units", measures.units},
                                  {"value", measures.value},
                                  {"lead_time_s", measures.lead_time},
                                  {"work_in_process", measures.work_in_process},
                                  {"deadlock", measures.deadlock}}
        .dump();
}

std::optional<Measures> measures_of(std::string_view payload) {
    const nlohmann::json json = nlohmann::json::parse(payload, nullptr, false);
    Measures measures;
    const auto read = [&](const char* key, double& value) {
        const auto found = json.find(key);
        if (found == json.end() || !found->is_number()) return false;
        value = found->get<double>();
        return true;
    };
    if (!json.is_object() || !read("units", measures.units) || !read("value", measures.value) ||
        !read("lead_time_s", measures.lead_time) || !read("work_in_process", measures.work_in_process))
        return std::nullopt;
    const auto deadlock = json.find("deadlock");
    if (deadlock == json.end() || !deadlock->is_boolean()) return std::nullopt;
    measures.deadlock = deadlock->get<bool>();
    return measures;
}

TuningMemory memory_in(Ledger& ledger) {
    TuningMemory memory;
    memory.recall = [&ledger](const RunKey& run) -> std::optional<Measures> {
        const std::optional<std::string> payload = ledger.find(key_of(run));
        return payload ? measures_of(*payload) : std::nullopt;
    };
    memory.keep = [&ledger](const RunKey& run, const Measures& measures) { ledger.append(key_of(run), payload_of(measures)); };
    return memory;
}

}  // namespace takt
