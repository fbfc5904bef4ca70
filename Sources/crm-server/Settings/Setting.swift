import AccessTokens

/// Everything that the program can be told. The raw value is the setting's name in the environment.
enum Setting: String, CaseIterable {
  case configurationFile = "CRM_CONFIG"
  case databaseURL = "DATABASE_URL"
  case databaseStandbyURL = "DATABASE_STANDBY_URL"
  case serviceRole = "CRM_SERVICE_ROLE"
  case stateDirectory = "CRM_STATE_DIR"
  case listen = "CRM_LISTEN"
  case insecureListen = "CRM_INSECURE_LISTEN"
  case tlsCertificate = "CRM_TLS_CERT"
  case tlsKey = "CRM_TLS_KEY"
  case tlsClientAuthorities = "CRM_TLS_CLIENT_CA"
  case secretKey = "SECRET_KEY"
  case secretKeyFile = "SECRET_KEY_FILE"
  case tokenIssuer = "JWT_ISSUER"
  case tokenAudience = "JWT_AUDIENCE"
  case tokenKeyID = "JWT_KEY_ID"
  case keySetFile = "JWT_JWKS_FILE"
  case keySetURL = "JWT_JWKS_URL"
  case authServiceURL = "AUTH_SERVICE_URL"
  case principalsFile = "CRM_PRINCIPALS_FILE"
  case auditKey = "CRM_AUDIT_KEY"
  case auditKeyFile = "CRM_AUDIT_KEY_FILE"
  case timeZone = "CRM_TIME_ZONE"
  case feedbackTargetHours = "CRM_FEEDBACK_TARGET_HOURS"
  case retentionDays = "DATA_RETENTION_DAYS"
  case cacheBytes = "CRM_CACHE_BYTES"
  case coreDumps = "CRM_CORE_DUMPS"
  case operationsListen = "OPS_LISTEN"
  case slowCallMillis = "SLOW_CALL_MS"
  case telemetryEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT"
  case tracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
  case tracesProtocol = "OTEL_EXPORTER_OTLP_PROTOCOL"
  case tracesHeaders = "OTEL_EXPORTER_OTLP_HEADERS"
  case tracesServiceName = "OTEL_SERVICE_NAME"
  case tracesResource = "OTEL_RESOURCE_ATTRIBUTES"
  case tracesSampler = "OTEL_TRACES_SAMPLER"
  case tracesSamplerArgument = "OTEL_TRACES_SAMPLER_ARG"
  case spanDelayMillis = "OTEL_BSP_SCHEDULE_DELAY"
  case tracingDisabled = "OTEL_SDK_DISABLED"
  case logLevel = "LOG_LEVEL"
  case logFormat = "LOG_FORMAT"

  var name: String { rawValue }

  /// What holds when nobody says anything.
  var standard: String? {
    switch self {
    case .stateDirectory: StateDirectory.standard
    // 8001 is where the ERP's services look for the CRM.
    case .listen: "127.0.0.1:8001"
    case .insecureListen, .coreDumps: "false"
    case .tokenIssuer: "auth-service"
    case .tokenAudience: "mtterp"
    case .timeZone: "Africa/Casablanca"
    case .feedbackTargetHours: "72"
    // Seven years.
    case .retentionDays: "2555"
    // 16 MiB.
    case .cacheBytes: "16777216"
    case .slowCallMillis: "1000"
    case .logLevel: "notice"
    case .logFormat: "text"
    case .tracesServiceName: "crm-server"
    case .tracesSampler: "parentbased_always_on"
    case .spanDelayMillis: "5000"
    case .tracingDisabled: "false"
    default: nil
    }
  }

  /// How much of a value may be shown.
  enum Sensitivity {
    case none
    /// May have a password in it.
    case connectionString
    /// May have a password in it, or a key in its query.
    case url
    case secret
  }

  var sensitivity: Sensitivity {
    switch self {
    case .databaseURL, .databaseStandbyURL: .connectionString
    case .keySetURL, .authServiceURL, .telemetryEndpoint, .tracesEndpoint: .url
    case .secretKey, .auditKey, .tracesHeaders: .secret
    default: .none
    }
  }
}
