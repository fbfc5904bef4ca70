import Postgres

extension Migration {
  /// Counters that the writes keep themselves, in their own transactions, whoever writes: what a statistic
  /// or a list of tags would have to count through every row for.
  ///
  /// Rows that many write at once are spread over eight slots, of which a backend has one, so that hardly
  /// anybody waits for another; a reader adds the slots up. A statement takes its rows in one order.
  static let counters = Migration(
    number: 8, name: "counters",
    statements: tagCounts + interactionCounts + feedbackCounts)

  private static let tagCounts: [Query] = [
    """
    CREATE TABLE tag_count (
      tag text COLLATE "C" NOT NULL,
      slot smallint NOT NULL,
      customers bigint NOT NULL,
      CONSTRAINT tag_count_pkey PRIMARY KEY (tag, slot)
    )
    """,
    "COMMENT ON TABLE tag_count IS 'How many active customers carry a tag: the sum of its slots'",
    """
    CREATE FUNCTION add_tag_count(tag text, customers bigint) RETURNS void LANGUAGE sql AS $$
      INSERT INTO tag_count AS stored (tag, slot, customers)
      VALUES ($1, pg_backend_pid() % 8, $2)
      ON CONFLICT ON CONSTRAINT tag_count_pkey
      DO UPDATE SET customers = stored.customers + excluded.customers
    $$
    """,
    """
    CREATE FUNCTION count_tags() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        PERFORM add_tag_count(delta.tag, delta.customers) FROM (
          SELECT tag, count(*) AS customers FROM written, unnest(tags) AS tag
          WHERE is_active GROUP BY tag ORDER BY tag) AS delta;
      ELSIF TG_OP = 'DELETE' THEN
        PERFORM add_tag_count(delta.tag, -delta.customers) FROM (
          SELECT tag, count(*) AS customers FROM written, unnest(tags) AS tag
          WHERE is_active GROUP BY tag ORDER BY tag) AS delta;
      ELSE
        PERFORM add_tag_count(delta.tag, delta.customers) FROM (
          SELECT tag, sum(customers)::bigint AS customers FROM (
            SELECT unnest(OLD.tags) AS tag, -1 AS customers WHERE OLD.is_active
            UNION ALL SELECT unnest(NEW.tags), 1 WHERE NEW.is_active) AS both_states
          GROUP BY tag HAVING sum(customers) <> 0 ORDER BY tag) AS delta;
      END IF;
      RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER customer_tags_inserted AFTER INSERT ON customer
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_tags()
    """,
    """
    CREATE TRIGGER customer_tags_deleted AFTER DELETE ON customer
    REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_tags()
    """,
    """
    CREATE TRIGGER customer_tags_updated AFTER UPDATE ON customer FOR EACH ROW
    WHEN (OLD.tags IS DISTINCT FROM NEW.tags OR OLD.is_active <> NEW.is_active)
    EXECUTE FUNCTION count_tags()
    """,
    """
    INSERT INTO tag_count (tag, slot, customers)
    SELECT tag, 0, count(*) FROM customer, unnest(tags) AS tag WHERE is_active GROUP BY tag
    """,
  ]

  private static let interactionCounts: [Query] = [
    """
    CREATE TABLE interaction_count (
      month timestamptz NOT NULL,
      staff_member_id text NOT NULL,
      channel smallint NOT NULL,
      slot smallint NOT NULL,
      interactions bigint NOT NULL,
      minutes bigint NOT NULL,
      timed bigint NOT NULL,
      CONSTRAINT interaction_count_pkey PRIMARY KEY (month, staff_member_id, channel, slot)
    )
    """,
    "COMMENT ON TABLE interaction_count IS 'Interactions of a month in UTC: the sum of the slots'",
    "COMMENT ON COLUMN interaction_count.timed IS 'Those that have a duration; minutes is their sum'",
    """
    CREATE FUNCTION add_interaction_count(
      month timestamptz, staff_member_id text, channel smallint, interactions bigint,
      minutes bigint, timed bigint) RETURNS void LANGUAGE sql AS $$
      INSERT INTO interaction_count AS stored
        (month, staff_member_id, channel, slot, interactions, minutes, timed)
      VALUES ($1, $2, $3, pg_backend_pid() % 8, $4, $5, $6)
      ON CONFLICT ON CONSTRAINT interaction_count_pkey DO UPDATE SET
        interactions = stored.interactions + excluded.interactions,
        minutes = stored.minutes + excluded.minutes,
        timed = stored.timed + excluded.timed
    $$
    """,
    """
    CREATE FUNCTION count_interactions() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      sign bigint := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        PERFORM add_interaction_count(
          month, staff_member_id, channel, interactions, minutes, timed)
        FROM (
          SELECT date_trunc('month', "timestamp", 'UTC') AS month, staff_member_id, channel,
            sum(one)::bigint AS interactions,
            COALESCE(sum(one * duration_minutes), 0)::bigint AS minutes,
            COALESCE(sum(one) FILTER (WHERE duration_minutes IS NOT NULL), 0)::bigint AS timed
          FROM (
            SELECT -1 AS one, OLD."timestamp", OLD.staff_member_id, OLD.channel,
              OLD.duration_minutes::bigint
            UNION ALL SELECT 1, NEW."timestamp", NEW.staff_member_id, NEW.channel,
              NEW.duration_minutes::bigint) AS both_states
          GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS delta;
      ELSE
        PERFORM add_interaction_count(
          month, staff_member_id, channel, sign * interactions, sign * minutes, sign * timed)
        FROM (
          SELECT date_trunc('month', "timestamp", 'UTC') AS month, staff_member_id, channel,
            count(*) AS interactions, COALESCE(sum(duration_minutes), 0) AS minutes,
            count(duration_minutes) AS timed
          FROM written GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS delta;
      END IF;
      RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER interaction_inserted AFTER INSERT ON interaction
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_interactions()
    """,
    """
    CREATE TRIGGER interaction_deleted AFTER DELETE ON interaction
    REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_interactions()
    """,
    """
    CREATE TRIGGER interaction_updated AFTER UPDATE ON interaction FOR EACH ROW
    WHEN (
      (OLD."timestamp", OLD.staff_member_id, OLD.channel, OLD.duration_minutes) IS DISTINCT FROM
      (NEW."timestamp", NEW.staff_member_id, NEW.channel, NEW.duration_minutes))
    EXECUTE FUNCTION count_interactions()
    """,
    """
    INSERT INTO interaction_count
      (month, staff_member_id, channel, slot, interactions, minutes, timed)
    SELECT date_trunc('month', "timestamp", 'UTC'), staff_member_id, channel, 0, count(*),
      COALESCE(sum(duration_minutes), 0), count(duration_minutes)
    FROM interaction GROUP BY 1, 2, 3
    """,
    // The months at the ends of a period are counted from these alone.
    "DROP INDEX interaction_timestamp_idx",
    """
    CREATE INDEX interaction_timestamp_idx ON interaction ("timestamp", id)
    INCLUDE (staff_member_id, channel, duration_minutes)
    """,
    "DROP INDEX interaction_open_follow_up_idx",
    """
    CREATE INDEX interaction_open_follow_up_idx ON interaction (follow_up_date, id)
    INCLUDE ("timestamp") WHERE follow_up_required AND follow_up_completed_at IS NULL
    """,
  ]

  private static let feedbackCounts: [Query] = [
    """
    ALTER TABLE feedback ADD COLUMN hours_to_resolve double precision GENERATED ALWAYS AS (
      GREATEST(extract(epoch FROM resolved_at - submitted_at) / 3600, 0)) STORED
    """,
    """
    CREATE TABLE feedback_count (
      month timestamptz NOT NULL,
      service_type smallint NOT NULL,
      rating smallint NOT NULL,
      sentiment smallint NOT NULL,
      slot smallint NOT NULL,
      feedback bigint NOT NULL,
      resolved bigint NOT NULL,
      CONSTRAINT feedback_count_pkey PRIMARY KEY (month, service_type, rating, sentiment, slot)
    )
    """,
    "COMMENT ON TABLE feedback_count IS 'Feedback of a month in UTC: the sum of the slots'",
    """
    CREATE FUNCTION add_feedback_count(
      month timestamptz, service_type smallint, rating smallint, sentiment smallint,
      feedback bigint, resolved bigint) RETURNS void LANGUAGE sql AS $$
      INSERT INTO feedback_count AS stored
        (month, service_type, rating, sentiment, slot, feedback, resolved)
      VALUES ($1, $2, $3, $4, pg_backend_pid() % 8, $5, $6)
      ON CONFLICT ON CONSTRAINT feedback_count_pkey DO UPDATE SET
        feedback = stored.feedback + excluded.feedback,
        resolved = stored.resolved + excluded.resolved
    $$
    """,
    """
    CREATE FUNCTION count_feedback() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      sign bigint := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        PERFORM add_feedback_count(month, service_type, rating, sentiment, feedback, resolved)
        FROM (
          SELECT date_trunc('month', submitted_at, 'UTC') AS month, service_type, rating, sentiment,
            sum(one)::bigint AS feedback,
            COALESCE(sum(one) FILTER (WHERE is_resolved), 0)::bigint AS resolved
          FROM (
            SELECT -1 AS one, OLD.submitted_at, OLD.service_type, OLD.rating, OLD.sentiment,
              OLD.resolved AS is_resolved
            UNION ALL SELECT 1, NEW.submitted_at, NEW.service_type, NEW.rating, NEW.sentiment,
              NEW.resolved) AS both_states
          GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4) AS delta;
      ELSE
        PERFORM add_feedback_count(
          month, service_type, rating, sentiment, sign * feedback, sign * resolved)
        FROM (
          SELECT date_trunc('month', submitted_at, 'UTC') AS month, service_type, rating, sentiment,
            count(*) AS feedback, count(*) FILTER (WHERE written.resolved) AS resolved
          FROM written GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4) AS delta;
      END IF;
      RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER feedback_inserted AFTER INSERT ON feedback
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_feedback()
    """,
    """
    CREATE TRIGGER feedback_deleted AFTER DELETE ON feedback
    REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_feedback()
    """,
    """
    CREATE TRIGGER feedback_updated AFTER UPDATE ON feedback FOR EACH ROW
    WHEN (
      (OLD.submitted_at, OLD.service_type, OLD.rating, OLD.sentiment, OLD.resolved)
      IS DISTINCT FROM
      (NEW.submitted_at, NEW.service_type, NEW.rating, NEW.sentiment, NEW.resolved))
    EXECUTE FUNCTION count_feedback()
    """,
    """
    INSERT INTO feedback_count
      (month, service_type, rating, sentiment, slot, feedback, resolved)
    SELECT date_trunc('month', submitted_at, 'UTC'), service_type, rating, sentiment, 0, count(*),
      count(*) FILTER (WHERE resolved)
    FROM feedback GROUP BY 1, 2, 3, 4
    """,
    "DROP INDEX feedback_submitted_at_idx",
    """
    CREATE INDEX feedback_submitted_at_idx ON feedback (submitted_at, id)
    INCLUDE (service_type, rating, sentiment, resolved)
    """,
    // In this order a median is found by its place.
    """
    CREATE INDEX feedback_hours_to_resolve_idx ON feedback (hours_to_resolve)
    INCLUDE (submitted_at) WHERE resolved
    """,
  ]
}
