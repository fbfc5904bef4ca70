-- The tables of the replaced FastAPI service, as SQLAlchemy makes them of models with nullable columns: no constraint
-- says what the code alone was to keep.

CREATE TABLE customers (
  id SERIAL PRIMARY KEY,
  contact_type VARCHAR(20),
  full_name VARCHAR,
  company_name VARCHAR,
  email VARCHAR,
  phone VARCHAR,
  nationality VARCHAR,
  region VARCHAR,
  preferred_language VARCHAR,
  tags JSON,
  loyalty_status VARCHAR(20),
  is_active BOOLEAN,
  created_at TIMESTAMP WITHOUT TIME ZONE,
  updated_at TIMESTAMP WITHOUT TIME ZONE,
  last_interaction TIMESTAMP WITHOUT TIME ZONE
);
CREATE UNIQUE INDEX ix_customers_email ON customers (email);
CREATE INDEX ix_customers_full_name ON customers (full_name);

CREATE TABLE interactions (
  id SERIAL PRIMARY KEY,
  customer_id INTEGER,
  staff_member_id INTEGER,
  channel VARCHAR(20),
  subject VARCHAR,
  summary TEXT,
  duration_minutes INTEGER,
  follow_up_required BOOLEAN,
  follow_up_date TIMESTAMP WITHOUT TIME ZONE,
  "timestamp" TIMESTAMP WITHOUT TIME ZONE,
  created_at TIMESTAMP WITHOUT TIME ZONE
);
CREATE INDEX ix_interactions_customer_id ON interactions (customer_id);

CREATE TABLE feedback (
  id SERIAL PRIMARY KEY,
  customer_id INTEGER,
  booking_id INTEGER,
  service_type VARCHAR(20),
  rating INTEGER,
  comments TEXT,
  sentiment VARCHAR(20),
  is_anonymous BOOLEAN,
  source VARCHAR(50),
  resolved BOOLEAN,
  resolution_notes TEXT,
  resolved_by INTEGER,
  resolved_at TIMESTAMP WITHOUT TIME ZONE,
  submitted_at TIMESTAMP WITHOUT TIME ZONE
);
CREATE INDEX ix_feedback_customer_id ON feedback (customer_id);

CREATE TABLE segments (
  id SERIAL PRIMARY KEY,
  name VARCHAR,
  description TEXT,
  criteria TEXT,
  is_active BOOLEAN,
  customer_count INTEGER,
  created_at TIMESTAMP WITHOUT TIME ZONE,
  updated_at TIMESTAMP WITHOUT TIME ZONE,
  last_calculated TIMESTAMP WITHOUT TIME ZONE
);
