#include "takt/experiment/loss.hpp"

#include <cstddef>
#include <string>

#include "takt/line/state.hpp"

namespace takt {

std::string words_of_loss(const LossCause& cause) {
    switch (cause.kind) {
        case LossKind::state:
            break;
        case LossKind::source:
            return "no parts";
        case LossKind::transporters:
            return "none free";
        case LossKind::draining:
        case LossKind::empty_conveyor:
            return "draining";
        case LossKind::matching:
            return "no match";
        case LossKind::rework:
            return "rework";
        case LossKind::scrap:
            return "scrap";
        case LossKind::mix:
            return "product mix";
        case LossKind::others:
            return "assembled, or on other ways";
        case LossKind::work_in_process:
            return "work in process";
        case LossKind::deadlock:
            return "deadlock";
    }
    std::string words(state_names[static_cast<std::size_t>(cause.state)]);
    for (char& letter : words)
        if (letter == '_') letter = ' ';
    return cause.state == State::working ? "pace" : words;
}

}  // namespace takt
