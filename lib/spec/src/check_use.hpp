// Warnings: what is right in itself, but hardly meant so.
#pragma once

#include "takt/spec/check.hpp"
#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_use(Checking& checking, Unused unused);

}  // namespace takt::spec
