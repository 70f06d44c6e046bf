#include "stdlib/rekey_operator.h"

#include <fmt/format.h>

namespace flux::stdlib {

Status RekeyOperator::Begin(TableHeaderRef header) {
  FLUX_TRY(TableHeader changed, BeginTable(*header));
  is_collecting_ = changed.key != header->key;
  if (!is_collecting_) {
    streamed_.insert(changed.key);
    return out_.Begin(std::make_shared<const TableHeader>(std::move(changed)));
  }
  if (streamed_.contains(changed.key)) {
    return Fail(
        ErrorCode::kFailedPrecondition,
        fmt::format("changed group key {} is that of another table; use `group` first to bring their rows together",
                    changed.key.DebugText()));
  }
  FLUX_TRY(target_, changed_.Open(changed));
  return {};
}

Status RekeyOperator::Push(const Chunk& chunk) {
  FLUX_TRY(Chunk changed, Change(chunk));
  if (is_collecting_) return changed_.Add(target_, changed);
  return out_.Push(changed);
}

Status RekeyOperator::End() {
  if (is_collecting_) return {};
  return out_.End();
}

Status RekeyOperator::Finish() {
  FLUX_TRY_STATUS(changed_.Emit(out_, exec::KeyedTables::Order::kAscendingKeys));
  return out_.Finish();
}

}  // namespace flux::stdlib
