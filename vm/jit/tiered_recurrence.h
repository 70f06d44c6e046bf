#pragma once

// A recurrence on the vector VM: what needs no carried record as a kernel, the rest row by row.

#include "vm/jit/tiered_kernel.h"
#include "vm/kernel/lower_recurrence.h"
#include "vm/vector/recurrence_machine.h"

namespace flux::jit {

class TieredRecurrence final : public exec::Recurrence {
 public:
  // `accelerator` may be null.
  TieredRecurrence(kernel::LoweredRecurrence lowered, const Value& initial,
                   std::shared_ptr<vector::Accelerator> accelerator);
  void Begin() override;
  Value Carried() const override;
  Status Load(const Chunk& input) override;
  Status Run(size_t from, size_t count) override { return machine_.Run(from, count); }
  std::string_view Tier() const override { return machine_.is_native() ? "machine code" : rows_.Tier(); }

 private:
  const std::shared_ptr<const kernel::Program> step_;
  const std::vector<size_t> listing_;
  const Value initial_;
  const std::shared_ptr<vector::Accelerator> accelerator_;
  TieredKernel rows_;
  vector::RecurrenceMachine machine_;
};

}  // namespace flux::jit
