#include "vm/jit/tiered_recurrence.h"

#include <algorithm>

namespace flux::jit {

TieredRecurrence::TieredRecurrence(kernel::LoweredRecurrence lowered, std::shared_ptr<vector::Accelerator> accelerator)
    : step_(std::make_shared<const kernel::Program>(std::move(lowered.step))),
      listing_(std::move(lowered.listing)),
      can_fail_(kernel::CanFail(lowered.rows) || kernel::CanFail(*step_) ||
                std::ranges::find(step_->output.columns(), ColumnType::kString, &ColumnDef::type) !=
                    step_->output.columns().end()),
      accelerator_(std::move(accelerator)),
      rows_(std::make_shared<const kernel::Program>(std::move(lowered.rows)), accelerator_),
      machine_(step_, accelerator_.get()) {}

bool TieredRecurrence::SetCarried(const Value& record) {
  const std::vector<RecordField>& fields = record.AsRecord().fields;
  const std::vector<ColumnDef>& wanted = step_->output.columns();
  if (fields.size() != wanted.size()) return false;
  std::vector<const Value*> values;
  for (const ColumnDef& field : wanted) {
    const Value* value = record.AsRecord().Find(field.name);
    if (!value || value->kind() != ToValueKind(field.type)) return false;
    values.push_back(value);
  }
  for (size_t i = 0; i < values.size(); ++i) machine_.SetField(i, *values[i]);
  return true;
}

Value TieredRecurrence::Carried() const {
  std::vector<RecordField> fields;
  for (const size_t field : listing_) fields.push_back({step_->output[field].name, machine_.Field(field)});
  return MakeRecord(std::move(fields));
}

Status TieredRecurrence::Run(const Chunk& input) {
  FLUX_TRY(exec::KernelOutput rows, rows_.Run(input));
  return machine_.Run({std::move(rows.columns), rows.rows});
}

}  // namespace flux::jit
