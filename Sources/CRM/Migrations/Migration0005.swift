import Postgres

extension Migration {
  /// Feedback. The constraints keep an anonymous one free of everything that names its customer.
  static let feedback = Migration(
    number: 5, name: "feedback",
    statements: [
      """
      CREATE TABLE feedback (
        id uuid NOT NULL,
        revision bigint NOT NULL DEFAULT 1,
        customer_id uuid,
        booking_id text NOT NULL,
        tour_id text NOT NULL,
        vehicle_id text NOT NULL,
        driver_id text NOT NULL,
        service_type smallint NOT NULL,
        rating smallint NOT NULL,
        comments text NOT NULL,
        sentiment smallint NOT NULL,
        sentiment_source smallint NOT NULL,
        is_anonymous boolean NOT NULL,
        source text NOT NULL,
        resolved boolean NOT NULL DEFAULT false,
        resolution_notes text NOT NULL DEFAULT '',
        resolved_by text NOT NULL DEFAULT '',
        resolved_at timestamptz,
        assigned_to text NOT NULL,
        submitted_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT feedback_pkey PRIMARY KEY (id),
        CONSTRAINT feedback_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
        CONSTRAINT feedback_service_type_check CHECK (service_type BETWEEN 1 AND 6),
        CONSTRAINT feedback_rating_check CHECK (rating BETWEEN 1 AND 5),
        CONSTRAINT feedback_sentiment_check CHECK (sentiment BETWEEN 1 AND 3),
        CONSTRAINT feedback_anonymous_check CHECK (
          is_anonymous = (customer_id IS NULL) AND (NOT is_anonymous OR booking_id = '')),
        CONSTRAINT feedback_resolved_check CHECK (resolved = (resolved_at IS NOT NULL))
      )
      """,
      "CREATE INDEX feedback_submitted_at_idx ON feedback (submitted_at, id)",
      "CREATE INDEX feedback_created_at_idx ON feedback (created_at, id)",
      "CREATE INDEX feedback_rating_idx ON feedback (rating, id)",
      "CREATE INDEX feedback_customer_idx ON feedback (customer_id, submitted_at, id)",
      "CREATE INDEX feedback_booking_idx ON feedback (booking_id) WHERE booking_id <> ''",
      "CREATE INDEX feedback_unresolved_idx ON feedback (submitted_at, id) WHERE NOT resolved",
      """
      COMMENT ON COLUMN feedback.service_type IS
      'crm.v1.ServiceType: 1 tour, 2 booking, 3 support, 4 transport, 5 accommodation, 6 general'
      """,
      """
      COMMENT ON COLUMN feedback.sentiment IS
      'crm.v1.Sentiment: 1 positive, 2 neutral, 3 negative'
      """,
    ])
}
