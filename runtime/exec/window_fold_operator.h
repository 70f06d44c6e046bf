#pragma once

// Operators that fold the windows of tables one after the other where they can; other tables take the separate steps.

#include <optional>

#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operator.h"
#include "runtime/exec/unfused_chain.h"
#include "runtime/exec/window_fold.h"

namespace flux::exec {

// The ways to run them, and which one is chosen by what is known of the tables.
std::span<const plan::Algorithm> WindowFoldAlgorithms();
plan::Choice ChooseWindowFold(const plan::Node& node, plan::InputFacts inputs);
// Cuts tables between their windows.
std::optional<TimeCuts> CutsBetweenWindows(const plan::WindowShape& shape, const plan::Properties& input);

// What such a node says of its windows.
struct FoldedWindows {
  WindowBounds windows;
  plan::TimeRange bounds;
  bool time_is_start = false;  // the time of a window's rows is its start, not its stop
};
// Fails without bounds and when there would be too many windows.
Result<FoldedWindows> FindFoldedWindows(const plan::Node& node, const plan::WindowShape& shape, bool create_empty);

// Tables that cannot be folded take the separate steps: each for itself when it is sent at once, else all together.
class WindowFoldOperator : public UnaryOperator, public PieceTaker {
 public:
  WindowFoldOperator(const PhysicalNode& node, FoldedWindows folded, ExecContext& context, TableSink& out,
                     OperatorStats& stats);
  Status Begin(TableHeaderRef header) final;
  Status Push(const Chunk& chunk) final;
  Status End() final;
  Status Finish() final;
  PieceTaker* piece_taker() final { return this; }
  void LimitTo(const plan::TimeRange& times) final;
  const TableHeaderRef& last_table() const final { return last_table_; }
  Status TakeEmptyPiece(TableHeaderRef header) final;

 protected:
  virtual bool CanFold(const TableHeader& header) = 0;
  // Of a table that can be folded. It replaces the one before.
  virtual std::unique_ptr<WindowFold> MakeFold(TableHeaderRef header) = 0;
  virtual Result<std::unique_ptr<UnfusedChain>> MakeUnfused(TableSink& out) = 0;
  // Whether what comes of a table leaves before the next one comes.
  bool sends_at_once() const { return sends_at_once_; }

  const WindowBounds windows_;
  const plan::TimeRange bounds_;
  // What of the bounds the table at hand has, of which there may be other pieces.
  plan::TimeRange listed_;
  ExecContext& context_;

 private:
  // Takes what the separate steps make of a piece of a table: windows of other pieces are empty there.
  class UnfusedSink final : public KeyedSink {
   public:
    UnfusedSink(const WindowFoldOperator& parent, KeyedTables& tables) : KeyedSink(tables), parent_(parent) {}
    Status Begin(TableHeaderRef header) override;
    Status Push(const Chunk& chunk) override;

   private:
    const WindowFoldOperator& parent_;
    size_t time_ = 0;
  };

  bool IsListed(int64_t time) const;
  Status BeginFold(TableHeaderRef header);
  Status BeginUnfused(TableHeaderRef header);
  Status AddFolded();
  Status AddWaiting();
  Status EndUnfused();

  OperatorStats& stats_;
  const bool time_is_start_;
  // No window of one table becomes one with a window of another.
  const bool is_apart_;
  const bool sends_at_once_;
  std::vector<Table> waiting_;  // unless tables are apart: all of them
  KeyedTables tables_;
  UnfusedSink unfused_sink_;
  TableHeaderRef last_table_;
  // Made when the first table comes that cannot be folded.
  std::unique_ptr<UnfusedChain> unfused_;
  // Set while the table at hand is folded.
  std::unique_ptr<WindowFold> fold_;
};

}  // namespace flux::exec
