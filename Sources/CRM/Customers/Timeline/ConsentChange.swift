import CRMProto

extension FieldChange {
  /// The field is named as segments name it: `EMAIL:MARKETING`, or `*:MARKETING` for every channel.
  init(consentOn channel: Int16, for purpose: Int16, decided decision: Int16) {
    let pair = ConsentPair(
      channel: Channel(rawValue: Int32(channel)), purpose: ContactPurpose(rawValue: Int32(purpose)))
    let value =
      switch ConsentDecision(rawValue: Int32(decision)) {
      case .granted: "CONSENT_DECISION_GRANTED"
      case .withdrawn: "CONSENT_DECISION_WITHDRAWN"
      case .objected: "CONSENT_DECISION_OBJECTED"
      case .unspecified, .unrecognized: ""
      }
    self.init(
      field: pair.channel == .unspecified ? "*" + pair.text : pair.text, newValue: value)
  }
}
