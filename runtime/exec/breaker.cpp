#include "runtime/exec/operator.h"

namespace flux::exec {

Status BreakerOperator::Begin(TableHeaderRef header) {
  const auto [at, is_new] = by_key_.try_emplace(header->key, tables_.size());
  if (!is_new && tables_[at->second].header->schema == header->schema) {
    current_ = at->second;
    return {};
  }
  current_ = tables_.size();
  tables_.push_back(Table{std::move(header), {}});
  return {};
}

Status BreakerOperator::Push(const Chunk& chunk) {
  if (chunk.rows == 0) return {};
  tables_[current_].chunks.push_back(chunk);
  return {};
}

Status BreakerOperator::End() { return {}; }

}  // namespace flux::exec
