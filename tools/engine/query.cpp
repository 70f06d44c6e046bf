#include "tools/engine/query.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace flux {
namespace {

using std::chrono::milliseconds;

// How often who waits looks at the token, which nobody tells it of, and how long a query has to end by itself.
constexpr milliseconds kLook(25), kGrace(30);

// What the query's thread uses of its caller, as long as that waits.
class Loan {
 public:
  Loan(io::ByteSink& out, Host::Warn warn) : out_(&out), warn_(std::move(warn)) {}

  Status Write(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    return out_ != nullptr ? out_->Write(bytes) : Fail(ErrorCode::kCanceled, "canceled");
  }
  void Warn(std::string_view text) {
    const std::lock_guard lock(mutex_);
    if (warn_) warn_(text);
  }
  bool can_warn() const { return warn_ != nullptr; }
  // From now on nothing of it is used.
  void End() {
    const std::lock_guard lock(mutex_);
    out_ = nullptr;
    warn_ = nullptr;
  }

 private:
  std::mutex mutex_;
  io::ByteSink* out_;
  Host::Warn warn_;
};

class LentSink final : public io::ByteSink {
 public:
  explicit LentSink(Loan& loan) : loan_(loan) {}
  Status Write(std::string_view bytes) override { return loan_.Write(bytes); }

 private:
  Loan& loan_;
};

// A query under way; its caller and its thread share it.
class RunningQuery {
 public:
  RunningQuery(Query query, io::ByteSink& out)
      : query_(std::move(query)), loan_(out, std::exchange(query_.options.warn, nullptr)) {
    if (loan_.can_warn()) query_.options.warn = [this](std::string_view text) { loan_.Warn(text); };
  }

  // Ends with the session: when it has failed, long after the answer perhaps.
  void Run(Host& host) {
    std::optional<Session> session(std::in_place, host, std::move(query_.options), cancel_);
    std::optional<PlannedScript> script;
    QueryAnswer answer;
    answer.status = RunIn(*session, script, answer.has_output);
    if (answer.status) {
      script.reset();
      session.reset();
    }
    const std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
    has_answer_.notify_one();
  }

  QueryAnswer Await(const CancelToken& cancel) {
    const auto is_answered = [&] { return answer_.has_value(); };
    std::unique_lock lock(mutex_);
    while (!cancel.is_canceled() && !has_answer_.wait_for(lock, kLook, is_answered)) {
    }
    if (!is_answered()) {
      cancel_.Cancel();
      has_answer_.wait_for(lock, kGrace, is_answered);
    }
    QueryAnswer answer =
        is_answered() ? *std::move(answer_) : QueryAnswer{Fail(ErrorCode::kCanceled, "canceled"), true};
    lock.unlock();
    loan_.End();
    return answer;
  }

 private:
  Status RunIn(Session& session, std::optional<PlannedScript>& script, bool& has_output) {
    LentSink out(loan_);
    std::unique_ptr<io::ResultEncoder> encoder;
    if (query_.encoder) {
      encoder = query_.encoder(out);
    } else {
      FLUX_TRY(encoder, io::MakeCsvEncoder(out, query_.csv));
    }
    FLUX_TRY(script, session.Plan(std::move(query_.module)));
    Status done = session.Execute(*script, *encoder, nullptr);
    has_output = encoder->has_output();
    // What came out must not look complete.
    if (!done && has_output) FLUX_TRY_STATUS(encoder->WriteError(done.error().Text()));
    return done;
  }

  Query query_;
  Loan loan_;
  CancelToken cancel_;  // not the caller's, which may be gone at the end
  std::mutex mutex_;
  std::condition_variable has_answer_;
  std::optional<QueryAnswer> answer_;
};

}  // namespace

QueryAnswer RunQuery(Host& host, Query query, io::ByteSink& out, const CancelToken& cancel) {
  const auto running = std::make_shared<RunningQuery>(std::move(query), out);
  host.query_threads().Add([&host, running] { running->Run(host); });
  return running->Await(cancel);
}

}  // namespace flux
