#pragma once

// Row functions that no kernel can hold are called through the script VM.

#include <memory>

#include "vm/interp/vm.h"
#include "vm/kernel/row_caller.h"

namespace flux {

// The VM must outlive the result.
std::unique_ptr<kernel::RowCaller> MakeRowCaller(Vm& vm);

}  // namespace flux
