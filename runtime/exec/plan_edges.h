#pragma once

// The edges of a running plan: sinks around operators that keep time, count, and tell of failures.

#include <algorithm>
#include <chrono>
#include <type_traits>

#include "runtime/exec/absent_columns.h"
#include "runtime/exec/operator.h"
#include "runtime/spill/spill_file.h"

namespace flux::exec {

// Charges wall-clock time, and rows that are written to files, to the operator that is at work: calls nest, and each
// level pays for itself only.
class WorkClock {
 public:
  // Makes `stats` pay from now on; gives who paid before.
  OperatorStats* Switch(OperatorStats* stats) {
    const int64_t now =
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
            .count();
    const SpilledAmount spilled = SpilledAmount::OfThread();
    if (payer_ != nullptr) {
      payer_->self_ns += now - since_;
      payer_->spilled_rows += spilled.rows - spilled_.rows;
      payer_->spilled_bytes += spilled.bytes - spilled_.bytes;
    }
    since_ = now;
    spilled_ = spilled;
    return std::exchange(payer_, stats);
  }

 private:
  OperatorStats* payer_ = nullptr;
  int64_t since_ = 0;
  SpilledAmount spilled_;
};

// Adds a line with the table that an operator was at, unless the message says so.
void NameTable(Error& error, const TableHeader& header);

// Who hears of failures on the edges of a running plan.
class FailureListener {
 public:
  // The work of node `index` failed: by itself, or because nothing reads it any more.
  virtual void OnNodeFailure(size_t index, Error error) = 0;
  // The sink of root `index` failed, or has enough.
  virtual void OnRootFailure(size_t index, Error error) = 0;

 protected:
  ~FailureListener() = default;
};

// The way into an operator: keeps time, ends refused allocations and hands failures over.
class EntrySink final : public TableSink {
 public:
  EntrySink(FailureListener& listener, WorkClock& clock, size_t node, OperatorStats& stats, TableSink& target,
            AbsentColumns absent)
      : listener_(listener), clock_(clock), node_(node), stats_(stats), target_(target), absent_(std::move(absent)) {}

  const AbsentColumns& absent() const { return absent_; }
  // Notes what was seen of tables that took another way.
  void AppendAbsent(const AbsentColumns& next) { absent_.Append(next); }

  // From now on what comes is taken for nothing.
  void Ignore() { is_ignored_ = true; }

  Result<bool> TakeTables(const TableBatch& batch) override {
    absent_.See(*batch.header);
    return Enter([&] { return target_.TakeTables(batch); });
  }
  Status Begin(TableHeaderRef header) override {
    header_ = header;
    absent_.See(*header);
    return Enter([&] { return target_.Begin(std::move(header)); });
  }
  Status Push(const Chunk& chunk) override {
    return Enter([&] { return target_.Push(chunk); });
  }
  Status End() override {
    Status status = Enter([&] { return target_.End(); });
    header_ = nullptr;
    return status;
  }
  Status Finish() override {
    absent_.End();
    return Enter([&] { return target_.Finish(); });
  }
  // Of rows that are ignored somebody wants to know whether they fail.
  bool WantsRows() const override { return is_ignored_ || target_.WantsRows(); }

 private:
  template <typename Fn>
  std::invoke_result_t<Fn> Enter(Fn&& fn) {
    if (is_ignored_) {
      if constexpr (std::is_same_v<std::invoke_result_t<Fn>, Result<bool>>) return true;
      return {};
    }
    OperatorStats* caller = clock_.Switch(&stats_);
    std::invoke_result_t<Fn> status = WithinMemory(fn);
    clock_.Switch(caller);
    if (status) return status;
    if (header_ != nullptr) NameTable(status.error(), *header_);
    listener_.OnNodeFailure(node_, std::move(status.error()));
    return Enough();
  }

  FailureListener& listener_;
  WorkClock& clock_;
  const size_t node_;
  OperatorStats& stats_;
  TableSink& target_;
  bool is_ignored_ = false;
  TableHeaderRef header_;  // of the table that is under way
  AbsentColumns absent_;
};

// The way to the caller's sink of a root.
class RootSink final : public TableSink {
 public:
  RootSink(FailureListener& listener, size_t root, TableSink& target)
      : listener_(listener), root_(root), target_(target) {}

  Result<bool> TakeTables(const TableBatch& batch) override { return Noted(target_.TakeTables(batch)); }
  Status Begin(TableHeaderRef header) override { return Noted(target_.Begin(std::move(header))); }
  Status Push(const Chunk& chunk) override { return Noted(target_.Push(chunk)); }
  Status End() override { return Noted(target_.End()); }
  Status Finish() override { return Noted(target_.Finish()); }
  bool WantsRows() const override { return target_.WantsRows(); }

 private:
  template <typename Outcome>
  Outcome Noted(Outcome status) {
    if (status) return status;
    listener_.OnRootFailure(root_, std::move(status.error()));
    return Enough();
  }

  FailureListener& listener_;
  const size_t root_;
  TableSink& target_;
};

// The way out of an operator: counts, polls for cancellation and passes everything on to all consumers that still want
// it. A consumer that fails or has enough is left out from then on; the operator sees `Enough` once there is none left.
class ExitSink final : public TableSink {
 public:
  ExitSink(const CancelToken& cancel, OperatorStats& stats) : cancel_(cancel), stats_(stats) {}
  // From now on the consumer, which must outlive this, is sent everything.
  void AddConsumer(TableSink& consumer) {
    consumers_.push_back(&consumer);
    ++wanted_;
  }
  // Leaves a consumer out; gives whether others remain.
  bool Drop(const TableSink& consumer) {
    for (TableSink*& known : consumers_) {
      if (known != &consumer) continue;
      known = nullptr;
      --wanted_;
    }
    return is_wanted();
  }
  bool is_wanted() const { return wanted_ > 0; }

  Result<bool> TakeTables(const TableBatch& batch) override {
    FLUX_TRY_STATUS(cancel_.Check());
    if (batch.tables() == 0) return true;
    if (stats_.tables_out == 0) stats_.first_header = std::make_shared<const TableHeader>(batch.HeaderOf(0));
    stats_.tables_out += batch.tables();
    stats_.rows_out += batch.rows();
    ++stats_.chunks_out;
    FLUX_TRY_STATUS(ForAll([&](TableSink& consumer) { return SendTables(batch, consumer); }));
    return true;
  }
  Status Begin(TableHeaderRef header) override {
    if (stats_.tables_out++ == 0) stats_.first_header = header;
    return ForAll([&](TableSink& consumer) { return consumer.Begin(header); });
  }
  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(cancel_.Check());
    stats_.rows_out += chunk.rows;
    ++stats_.chunks_out;
    return ForAll([&](TableSink& consumer) { return consumer.Push(chunk); });
  }
  Status End() override {
    return ForAll([](TableSink& consumer) { return consumer.End(); });
  }
  Status Finish() override {
    return ForAll([](TableSink& consumer) { return consumer.Finish(); });
  }
  bool WantsRows() const override {
    return std::ranges::any_of(consumers_,
                               [](const TableSink* consumer) { return consumer != nullptr && consumer->WantsRows(); });
  }

 private:
  template <typename Fn>
  Status ForAll(Fn&& fn) {
    for (size_t i = 0; i < consumers_.size(); ++i) {
      if (consumers_[i] == nullptr) continue;
      TableSink& consumer = *consumers_[i];
      if (!fn(consumer)) Drop(consumer);
    }
    return is_wanted() ? Status() : Enough();
  }

  const CancelToken& cancel_;
  OperatorStats& stats_;
  std::vector<TableSink*> consumers_;  // null: dropped
  size_t wanted_ = 0;
};

}  // namespace flux::exec
