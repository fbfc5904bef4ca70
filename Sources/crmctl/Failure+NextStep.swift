import RPCCore

extension RPCError {
  /// The next step, where there is one that the server cannot know.
  var hint: String? {
    if let hint = Self.hints[reason] { return hint }
    switch code {
    case .unauthenticated:
      return """
        Log in with `crmctl login`, give a token by --token-file or CRM_TOKEN, or run as the user of a \
        server on this machine, whose key makes one. `crmctl doctor` says what is wrong with the one there is.
        """
    case .permissionDenied:
      guard let permissions = metadata["permissions"] else { return nil }
      return "Missing: \(permissions). `crmctl whoami` says what the token allows."
    case .unimplemented:
      return "The server is of another version than this crmctl: `crmctl ping` says which."
    case .deadlineExceeded: return "Give it longer with --timeout SECONDS."
    default: return nil
    }
  }

  /// By reason.
  private static let hints = [
    "ETAG_MISMATCH": "Somebody has changed it: read it again and repeat with its new etag.",
    "WRITE_CONFLICT": "Repeat the command.",
    "EMAIL_TAKEN": "`crmctl customers search ADDRESS` finds who has it.",
    "CUSTOMER_RESTRICTED":
      "`crmctl privacy status ID` says since when; `crmctl privacy lift ID` ends it.",
    "LEGAL_HOLD": "`crmctl privacy status ID` says why; `crmctl privacy release ID` ends it.",
    "SEGMENT_NOT_FOUND": "`crmctl segments list` lists them, with --inactive those that rest.",
    "REQUEST_ID_REUSED": "Give another --request-id, or the request of the first time.",
    "PAGE_TOKEN_INVALID": "Begin again without --page-token.",
    "PAGE_TOKEN_MISMATCH": "Give the filters and the order of the page before, or begin again.",
    "TLS_FAILED":
      "`crmctl doctor` looks closer; --tls-ca names the authority, --tls-server-name the server.",
    "CONNECTION_LOST":
      "A server with TLS does so to whoever comes without (--tls), and one that stops: try again.",
    "DATABASE_UNAVAILABLE": "`crm-server doctor` on the server's machine says why.",
    "INTERNAL": "The server's log says more, under the id of the call.",
  ]
}
