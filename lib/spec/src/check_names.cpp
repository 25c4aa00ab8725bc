#include "check_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

constexpr std::array<std::string_view, 3> reserved_words{"next", "scrap", "line"};

constexpr std::size_t longest_name = 200;

}  // namespace

std::string fault_of(const Name& name) {
    if (name.empty()) return "expected a name, found none";
    if (name.text.size() > longest_name)
        return "expected a name of at most " + std::to_string(longest_name) + " bytes, found " +
               std::to_string(name.text.size());
    const bool printable = std::none_of(name.text.begin(), name.text.end(), [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return code < 0x20 || code == 0x7f;
    });
    return printable ? std::string() : "expected a name without control characters, found " + in_quotes(name.text);
}

namespace {

void check_name(Checking& checking, const Name& name, const Subject& subject) {
    const std::string fault = fault_of(name);
    if (!fault.empty()) checking.findings.error(name.at, subject, fault);
}

template <class T>
void check_names_of(Checking& checking, const std::vector<Named<T>>& all, std::string_view word) {
    Once names;
    for (const Named<T>& each : all) {
        const Subject subject = subject_of(each, word);
        check_name(checking, each.name, subject);
        const Place* first = names.seen(each.name.text, each.name.at);
        if (first != nullptr && !each.name.empty())
            checking.findings.error(each.name.at, subject,
                                    "expected a name that no other has, found " + in_quotes(each.name.text) +
                                        " a second time" + in_brackets(*first));
    }
}

void check_element_names(Checking& checking) {
    Once names;
    for (std::size_t i = 0; i < checking.graph.size(); ++i) {
        const Name& name = checking.graph.name(i);
        const Subject subject = subject_of(checking.graph.element(i));
        check_name(checking, name, subject);
        if (name.empty()) continue;
        if (std::find(reserved_words.begin(), reserved_words.end(), name.text) != reserved_words.end())
            checking.findings.error(
                name.at, subject,
                "expected a name, found the word " + in_quotes(name.text) + ", which has a meaning of its own");
        const Place* first = names.seen(name.text, name.at);
        if (first != nullptr)
            checking.findings.error(name.at, subject,
                                    "expected a name that no other element has, found " + in_quotes(name.text) +
                                        " a second time" + in_brackets(*first));
    }
}

void check_flow_names(Checking& checking) {
    Once names;
    for (const FlowSpec& flow : checking.plant.flows) {
        const Subject subject{"line", &flow.name, &flow.name.at};
        check_name(checking, flow.name, subject);
        const Place* first = names.seen(flow.name.text, flow.name.at);
        if (first != nullptr && !flow.name.empty())
            checking.findings.error(flow.name.at, subject,
                                    "expected a name that no other line has, found " + in_quotes(flow.name.text) +
                                        " a second time" + in_brackets(*first));
    }
}

}  // namespace

void check_names(Checking& checking) {
    const LineSpec& plant = checking.plant;
    check_names_of(checking, plant.products, "product");
    check_names_of(checking, plant.calendars, "calendar");
    check_names_of(checking, plant.crews, "crew");
    check_names_of(checking, plant.operators, "operators");
    check_names_of(checking, plant.robots, "robot");
    check_names_of(checking, plant.carriers, "carrier");
    check_names_of(checking, plant.ramp_ups, word(Thing::ramp_up));
    check_names_of(checking, plant.materials, "material");
    check_names_of(checking, plant.zones, "zone");
    check_names_of(checking, plant.transporters, "transporter");
    check_names_of(checking, plant.milk_runs, word(Thing::milk_run));
    for (const auto& transporter : plant.transporters)
        check_names_of(checking, transporter.value.places, "place");
    check_flow_names(checking);
    check_element_names(checking);
}

}  // namespace takt::spec
