#include "vm/jit/tiered_recurrence.h"

namespace flux::jit {

TieredRecurrence::TieredRecurrence(kernel::LoweredRecurrence lowered, const Value& initial,
                                   std::shared_ptr<vector::Accelerator> accelerator)
    : step_(std::make_shared<const kernel::Program>(std::move(lowered.step))),
      listing_(std::move(lowered.listing)),
      initial_(initial),
      accelerator_(std::move(accelerator)),
      rows_(std::make_shared<const kernel::Program>(std::move(lowered.rows)), accelerator_),
      machine_(step_, accelerator_.get()) {}

void TieredRecurrence::Begin() {
  const std::vector<RecordField>& fields = initial_.AsRecord().fields;
  for (size_t i = 0; i < fields.size(); ++i) machine_.SetField(i, fields[i].value);
}

Value TieredRecurrence::Carried() const {
  std::vector<RecordField> fields;
  for (const size_t field : listing_) fields.push_back({step_->output[field].name, machine_.Field(field)});
  return MakeRecord(std::move(fields));
}

Status TieredRecurrence::Load(const Chunk& input) {
  FLUX_TRY(exec::KernelOutput rows, rows_.Run(input));
  machine_.Load({std::move(rows.columns), rows.rows});
  return {};
}

}  // namespace flux::jit
