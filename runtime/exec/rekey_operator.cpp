#include "runtime/exec/rekey_operator.h"

#include <algorithm>

namespace flux::exec {

Status RekeyOperator::Begin(TableHeaderRef header) {
  using Meeting = RekeyedTables::Meeting;
  FLUX_TRY(TableHeader changed, BeginTable(*header));
  const auto is_changed = [&](const GroupKeyEntry& entry) { return ChangesKeyColumn(entry.name); };
  const bool can_meet = !keeps_keys_ && std::ranges::any_of(header->key.entries(), is_changed);
  return tables_.Begin(std::move(changed), can_meet ? Meeting::kPossible : Meeting::kNever, header);
}

Status RekeyOperator::Push(const Chunk& chunk) {
  FLUX_TRY(const Chunk changed, Change(chunk));
  return tables_.Push(changed);
}

}  // namespace flux::exec
