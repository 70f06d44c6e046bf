#include "compiler/parse/secret_text.h"

#include <algorithm>
#include <optional>
#include <span>

#include "runtime/base/text.h"

namespace flux {
namespace {

// Names, and the beginnings and ends of names, in lower case.
constexpr std::string_view kSecretNames[] = {
    "token",       "password",      "passwd",     "passphrase",  "secret",     "apikey",
    "api-key",     "api_key",       "accesskey",  "access-key",  "access_key", "routingkey",
    "routing-key", "routing_key",   "servicekey", "service_key", "privatekey", "private_key",
    "credential",  "authorization", "webhookurl", "webhook-url", "webhook_url"};
// Names that are parts of others, alone or as the last word of a name: `_auth_pass`, `dbPass`.
constexpr std::string_view kShortNames[] = {"pwd", "pass", "pw", "psk", "cookie", "webhook"};
// Parameters of addresses, behind `?` or `&`.
constexpr std::string_view kQueryNames[] = {"p", "sig", "signature", "key", "code", "auth"};
// What comes before a secret in a header, as a word of its own.
constexpr std::string_view kSchemes[] = {"bearer", "token", "basic", "genie", "genie-key"};
// Addresses of services whose rest lets everyone send something.
constexpr std::string_view kSecretAddresses[] = {"hooks.slack.com/services/",
                                                 "hooks.slack.com/workflows/",
                                                 "hooks.slack.com/triggers/",
                                                 "discord.com/api/webhooks/",
                                                 "discordapp.com/api/webhooks/",
                                                 "api.telegram.org/bot",
                                                 "webhook.office.com/",
                                                 "outlook.office.com/webhook/",
                                                 "outlook.office365.com/webhook/",
                                                 "events.pagerduty.com/integration/",
                                                 "integrations/generic/",
                                                 "hooks.zapier.com/hooks/",
                                                 "maker.ifttt.com/",
                                                 "chat.googleapis.com/v1/spaces/",
                                                 "private key-----"};
// Paths of the same services on other hosts, and how many slashes there are at least behind them.
struct SecretPath {
  std::string_view begin;
  long slashes;
};
constexpr SecretPath kSecretPaths[] = {{"/services/t", 2}, {"/webhook/", 0},   {"/webhooks/", 0},
                                       {"/webhookb2/", 0}, {"/workflows/", 2}, {"/triggers/", 2}};
constexpr std::string_view kBlanks = " \t", kSpaces = " \t\r\n", kQuotes = "\"'`", kEndsOfAddress = " \t\r\n\"'`";

bool IsWordPart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool EndsInWord(std::string_view name, std::string_view lower, std::string_view word) {
  if (!lower.ends_with(word)) return false;
  const size_t begin = lower.size() - word.size();
  return begin == 0 || name[begin - 1] == '_' || name[begin - 1] == '-' ||
         (name[begin] != lower[begin] && name[begin - 1] == lower[begin - 1]);
}

class TextSearch {
 public:
  TextSearch(std::string_view text, uint32_t begin, std::vector<Span>& out)
      : text_(text), lower_(LowerCase(text)), begin_(begin), out_(out) {}

  // What stands between a colon, but not that of `://`, and an `@`.
  void FindCredentials() { FindCredentialsIn(0, text_.size()); }

  void FindCredentialsOfWords() {
    for (size_t begin = 0; begin < text_.size();) {
      const size_t end = EndOf(begin, kSpaces);
      FindCredentialsIn(begin, end);
      begin = end + 1;
    }
  }

  bool FindValues() {
    for (size_t at = 0; at < text_.size();) {
      if (!IsWordPart(text_[at])) {
        ++at;
        continue;
      }
      size_t end = at;
      while (end < text_.size() && IsWordPart(text_[end])) ++end;
      at = TakeWord(at, end);
    }
    return is_continued_ || EndsInCredentials();
  }

  void FindAddresses() {
    for (const std::string_view address : kSecretAddresses) {
      for (size_t at = lower_.find(address); at != lower_.npos; at = lower_.find(address, at + 1)) {
        const bool is_block = address.ends_with('-');
        const size_t begin = at + address.size();
        Add(begin, is_block ? text_.size() : EndOf(begin, kEndsOfAddress));
      }
    }
    for (size_t at = lower_.find("://"), end = 0; at != lower_.npos; at = lower_.find("://", end)) {
      end = EndOf(at, kEndsOfAddress);
      FindPath(at + 3, end);
    }
  }

 private:
  void FindPath(size_t begin, size_t end) {
    const std::string_view address = std::string_view(lower_).substr(0, end);
    for (const SecretPath& path : kSecretPaths) {
      const size_t at = address.find(path.begin, begin);
      if (at == address.npos) continue;
      const size_t secret = address.find('/', at + 1) + 1;
      if (std::ranges::count(address.substr(secret), '/') >= path.slashes) Add(secret, end);
    }
  }
  void Add(size_t begin, size_t end) {
    if (end > begin) out_.push_back({begin_ + static_cast<uint32_t>(begin), begin_ + static_cast<uint32_t>(end)});
  }
  void FindCredentialsIn(size_t begin, size_t end) {
    while (begin < end) {
      const std::string_view rest = text_.substr(begin, end - begin);
      const std::string_view part = rest.substr(0, rest.find("://"));
      const size_t colon = part.find(':'), at = part.rfind('@');
      if (at != part.npos && colon < at) Add(begin + colon + 1, begin + at);
      begin += part.size() + 3;
    }
  }
  size_t EndOf(size_t begin, std::string_view ends) const {
    return std::min(text_.find_first_of(ends, begin), text_.size());
  }
  size_t Skip(size_t at, std::string_view characters) const {
    return std::min(text_.find_first_not_of(characters, at), text_.size());
  }

  // Gives where to go on behind the word.
  size_t TakeWord(size_t begin, size_t end) {
    const std::string_view word = std::string_view(lower_).substr(begin, end - begin);
    if (const auto value = ValueOf(begin, end, word)) return TakeValue(*value, text_[*value - 1] == '=');
    return TakeScheme(end, word);
  }

  // Where the value begins when the word is a name to which something secret is given.
  std::optional<size_t> ValueOf(size_t begin, size_t end, std::string_view word) const {
    const bool is_parameter = begin > 0 && (text_[begin - 1] == '?' || text_[begin - 1] == '&');
    const bool is_secret = NamesSecret(word) || (is_parameter && IsOneOf(word, kQueryNames));
    if (!is_secret) return std::nullopt;
    // `"name": "value"` inside of a string has its quotes escaped.
    const size_t at = Skip(Skip(end, "\\\"'"), kBlanks);
    if (at == text_.size() || (text_[at] != ':' && text_[at] != '=')) return std::nullopt;
    return at + 1;
  }

  size_t TakeValue(size_t at, bool is_equal) {
    at = Skip(Skip(at, kBlanks), "\\");
    if (at == text_.size()) {
      is_continued_ = true;
      return at;
    }
    size_t end = at;
    if (kQuotes.contains(text_[at])) {
      end = EndOf(at + 1, std::string_view(&text_[at], 1));
      Add(at + 1, end);
    } else {
      end = EndOf(at, is_equal ? " \t\r\n&;\"'" : "\r\n\"'");
      Add(at, end);
    }
    return std::max(end, at + 1);
  }

  size_t TakeScheme(size_t end, std::string_view word) {
    if (!IsOneOf(word, kSchemes) || end == text_.size() || !kBlanks.contains(text_[end])) return end;
    const size_t at = Skip(end, kBlanks), value_end = EndOf(at, kSpaces);
    if (at == text_.size()) is_continued_ = true;
    // `the token bucket is full` is no header.
    const bool is_whole = value_end == text_.size() && Skip(0, kBlanks) + word.size() == end;
    if (!is_whole && word != "bearer") return end;
    Add(at, value_end);
    return value_end;
  }

  // `…://user:`, where a password is added.
  bool EndsInCredentials() const {
    const size_t scheme = text_.rfind("://");
    return scheme != text_.npos && text_.ends_with(':') && text_.size() > scheme + 4 &&
           text_.find_first_of("/@", scheme + 3) == text_.npos;
  }

  const std::string_view text_;
  const std::string lower_;
  const uint32_t begin_;
  std::vector<Span>& out_;
  bool is_continued_ = false;
};

}  // namespace

bool NamesSecret(std::string_view name) {
  const std::string lower = LowerCase(name);
  return std::ranges::any_of(kSecretNames, [&](std::string_view part) { return lower.contains(part); }) ||
         std::ranges::any_of(kShortNames, [&](std::string_view word) { return EndsInWord(name, lower, word); });
}

bool FindSecretsInText(std::string_view text, uint32_t begin, std::vector<Span>& out) {
  TextSearch search(text, begin, out);
  search.FindCredentials();
  search.FindAddresses();
  return search.FindValues();
}

void FindSecretsInComment(std::string_view text, uint32_t begin, std::vector<Span>& out) {
  TextSearch search(text, begin, out);
  search.FindCredentialsOfWords();
  search.FindAddresses();
  (void)search.FindValues();
}

}  // namespace flux
