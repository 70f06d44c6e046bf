// `tableFill`: gives empty tables one row that is null outside the group key.

#include "runtime/exec/operations.h"

namespace flux::exec {
namespace {

class TableFillOperator final : public UnaryOperator {
 public:
  using UnaryOperator::UnaryOperator;

  Status Begin(TableHeaderRef header) override {
    header_ = header;
    has_rows_ = false;
    return out_.Begin(std::move(header));
  }
  Status Push(const Chunk& chunk) override {
    has_rows_ |= chunk.rows != 0;
    return out_.Push(chunk);
  }
  Status End() override {
    if (!has_rows_) FLUX_TRY_STATUS(out_.Push(MakeKeyChunk(*header_, 1)));
    return out_.End();
  }

 private:
  TableHeaderRef header_;
  bool has_rows_ = false;
};

}  // namespace

MadeOperator MakeTableFill(const plan::Node&, ExecContext&, TableSink& out, OperatorStats&) {
  return std::make_unique<TableFillOperator>(out);
}

}  // namespace flux::exec
