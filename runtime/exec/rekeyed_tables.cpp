#include "runtime/exec/rekeyed_tables.h"

namespace flux::exec {

Status RekeyedTables::Begin(TableHeader changed, Meeting meeting) {
  is_collecting_ = meeting == Meeting::kPossible;
  if (!is_collecting_) return out_.Begin(std::make_shared<const TableHeader>(std::move(changed)));
  FLUX_TRY(target_, collected_.Open(changed));
  return {};
}

Status RekeyedTables::Finish() {
  FLUX_TRY_STATUS(collected_.Emit(out_, KeyedTables::Order::kAscendingKeys));
  return out_.Finish();
}

}  // namespace flux::exec
