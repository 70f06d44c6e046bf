#include "runtime/exec/parts_run.h"

#include <algorithm>

namespace flux::exec {

// Script functions other than those of rows are for the thread that runs the query; who needs them fails here.
PartRun::PartRun(const PhysicalPlan& chain, ScanPart& part, const Registry& registry, const ExecContext& outer,
                 const CancelToken& cancel)
    : chain_(chain),
      context_{outer.kernels, outer.sources, outer.memory, cancel, outer.now, outer.chunk_rows},
      tables_(outer.spill),
      run_(registry, context_, stats_) {
  context_.part = &part;
  context_.spill = outer.spill;
  if (outer.warn) context_.warn = [this](std::string_view text) { warnings_.emplace_back(text); };
}

void PartRun::Run() {
  outcome_ = WithinMemory([&] { return Work(); });
}

Status PartRun::Work() {
  FLUX_TRY_STATUS(run_.Build(chain_, sinks_));
  const TablePiece* const piece = context_.part->piece();
  if (piece != nullptr && piece_taker() != nullptr) piece_taker()->LimitTo(piece->times);
  return run_.RunSources();
}

PartsRun::PartsRun(const PhysicalPlan& plan, size_t source, size_t last, const ScanParts& parts,
                   const Registry& registry, const ExecContext& context)
    : parts_(parts), registry_(registry), context_(context), cancel_(&context.cancel), runs_(parts.size()) {
  // Nodes come after their inputs.
  for (size_t i = source; i <= last; ++i) {
    const PhysicalNode& node = plan.nodes[i];
    if (i != source && (node.inputs.size() != 1 || node.inputs[0] != members_.back())) continue;
    members_.push_back(i);
    chain_.nodes.push_back(node);
    if (i != source) chain_.nodes.back().inputs = {members_.size() - 2};
  }
  chain_.roots = {members_.size() - 1};
  progress_->states.resize(parts.size());
}

PartsRun::~PartsRun() {
  cancel_.Cancel();
  std::unique_lock lock(progress_->mutex);
  progress_->is_closed = true;
  progress_->has_ended.wait(lock, [&] { return progress_->running == 0; });
}

void PartsRun::Offer(size_t i) {
  context_.workers->Add([this, progress = progress_, i] {
    if (Claim(*progress, i)) RunClaimed(i);
  });
}

// What parts ahead make waits in memory, of which the query needs the rest itself when half is used.
bool PartsRun::Claim(Progress& progress, size_t i) {
  const std::lock_guard lock(progress.mutex);
  if (progress.is_closed || progress.states[i] != State::kWaits || context_.memory.IsPastHalf(0)) return false;
  progress.states[i] = State::kRuns;
  ++progress.running;
  return true;
}

void PartsRun::RunClaimed(size_t i) {
  const std::shared_ptr<Progress> progress = progress_;
  {
    const MemoryScope counted(&context_.memory);
    const auto run = [&]() -> Status {
      runs_[i] = std::make_unique<PartRun>(chain_, *parts_[i], registry_, context_, cancel_);
      runs_[i]->Run();
      return {};
    };
    // A part that has no memory to begin is left to the caller of `Await`, as one that fails.
    (void)WithinMemory(run);
  }
  // Once nothing runs, `this` may be gone.
  const std::lock_guard lock(progress->mutex);
  progress->states[i] = State::kHasEnded;
  --progress->running;
  progress->has_ended.notify_all();
}

PartRun* PartsRun::Await(size_t i) {
  // So many that nobody is idle while one part takes longer, and no more, because what they make waits in memory.
  const size_t ahead = 2 * (context_.workers->size() + 1);
  for (offered_ = std::max(offered_, i + 1); offered_ < std::min(parts_.size(), i + 1 + ahead); ++offered_) {
    Offer(offered_);
  }
  std::unique_lock lock(progress_->mutex);
  std::vector<State>& states = progress_->states;
  if (states[i] == State::kWaits) {
    states[i] = State::kHasEnded;
    return nullptr;
  }
  for (size_t next = i + 1; states[i] != State::kHasEnded;) {
    while (next < offered_ && states[next] != State::kWaits) ++next;
    if (next == offered_) {
      progress_->has_ended.wait(lock);
      continue;
    }
    lock.unlock();
    if (Claim(*progress_, next)) RunClaimed(next);
    ++next;
    lock.lock();
  }
  return runs_[i].get();
}

void PartsRun::Drop(size_t i) { runs_[i].reset(); }

void PartsRun::Skip(size_t i) {
  const std::lock_guard lock(progress_->mutex);
  if (progress_->states[i] == State::kWaits) progress_->states[i] = State::kHasEnded;
}

}  // namespace flux::exec
