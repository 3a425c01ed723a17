"""The functions by which a row of history is emptied, and by no other way: what they let pass, and what they refuse."""

from __future__ import annotations

from bot.desk.erasing import EXACT, MARK
from bot.storage.functions import Function

TAKEN_AWAY = Function(
    "nightdesk_taken_away",
    "boolean",
    "plpgsql",
    # Whether a text differs from an older one by marks alone, each in the place of something that stood there.
    r"""
DECLARE
    pieces text[];
    piece text;
    place integer := 1;
    found integer;
BEGIN
    IF new IS NOT DISTINCT FROM old THEN
        RETURN true;
    END IF;
    IF new IS NULL OR old IS NULL THEN
        RETURN false;
    END IF;
    pieces := regexp_split_to_array(new, '{mark}');
    IF cardinality(pieces) < 2 OR NOT starts_with(old, pieces[1])
        OR right(old, length(pieces[cardinality(pieces)])) <> pieces[cardinality(pieces)] THEN
        RETURN false;
    END IF;
    FOREACH piece IN ARRAY pieces LOOP
        found := CASE WHEN piece = '' THEN 1 ELSE position(piece IN substr(old, place)) END;
        IF found = 0 THEN
            RETURN false;
        END IF;
        place := place + found - 1 + length(piece);
    END LOOP;
    RETURN true;
END  """.replace("{mark}", MARK),
    "IMMUTABLE",
    arguments="old text, new text",
)

TAKEN_AWAY_JSON = Function(
    "nightdesk_taken_away_json",
    "boolean",
    "plpgsql",
    # The same of every text in a document; keys, numbers, amounts and instants have to be as they were.
    r"""
BEGIN
    IF new IS NOT DISTINCT FROM old THEN
        RETURN true;
    END IF;
    IF new IS NULL OR old IS NULL OR jsonb_typeof(old) <> jsonb_typeof(new) THEN
        RETURN false;
    END IF;
    CASE jsonb_typeof(old)
        WHEN 'string' THEN
            RETURN (old #>> '{}') !~ '^({exact})$'
                AND nightdesk_taken_away(old #>> '{}', new #>> '{}');
        WHEN 'array' THEN
            RETURN jsonb_array_length(old) = jsonb_array_length(new) AND NOT EXISTS (
                SELECT 1 FROM generate_series(0, jsonb_array_length(old) - 1) AS place
                WHERE NOT nightdesk_taken_away_json(old -> place, new -> place));
        WHEN 'object' THEN
            RETURN (SELECT array_agg(each ORDER BY each) FROM jsonb_object_keys(old) AS each)
                = (SELECT array_agg(each ORDER BY each) FROM jsonb_object_keys(new) AS each)
                AND NOT EXISTS (SELECT 1 FROM jsonb_object_keys(old) AS each
                    WHERE NOT nightdesk_taken_away_json(old -> each, new -> each));
        ELSE
            RETURN false;
    END CASE;
END  """.replace("{exact}", EXACT),
    "IMMUTABLE",
    arguments="old jsonb, new jsonb",
)

EMPTY = Function(
    "nightdesk_empty",
    "bigint",
    "plpgsql",
    # Takes words away from one row of history and writes down that it did: of_row is its key by columns, emptied the new
    # texts by columns. It refuses what puts words in, what changes an amount, a number, an instant or a key, and a row that
    # does not say what was written last. Returns the id of what it wrote down.
    r"""
DECLARE
    target regclass := to_regclass('public.' || quote_ident(in_table));
    keys text[];
    key_is text;
    key_text text;
    name text;
    kind text;
    chain_of text;
    last bytea;
    right_so boolean;
    changes text[] := '{}';
    done bigint;
BEGIN
    IF target IS NULL OR in_table IN ('audit_entries', 'erasures') OR NOT EXISTS (
        SELECT 1 FROM pg_trigger WHERE tgrelid = target AND tgname = 'never_changed') THEN
        RAISE EXCEPTION '% is no table of history that may be emptied.', in_table USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT array_agg(attname::text ORDER BY array_position(conkey, attnum)) INTO keys
        FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY(conkey)
        WHERE conrelid = target AND contype = 'p';
    SELECT string_agg(format('%1$I = ($1 ->> %1$L)::%2$s', attname, format_type(atttypid, NULL)), ' AND ') INTO key_is
        FROM pg_attribute WHERE attrelid = target AND attname = ANY(keys);
    EXECUTE format('SELECT %s FROM %I WHERE %s FOR UPDATE',
        CASE WHEN cardinality(keys) = 1 THEN format('%I::text', keys[1])
        ELSE format('jsonb_build_array(%s)::text', (SELECT string_agg(quote_ident(each), ', ') FROM unnest(keys) AS each))
        END, in_table, key_is) INTO key_text USING of_row;
    IF key_text IS NULL THEN
        RAISE EXCEPTION 'There is no such row of %.', in_table USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT chain, content INTO chain_of, last FROM audit_entries WHERE of_table = in_table AND of_key = key_text;
    SELECT now INTO last FROM erasures WHERE of_table = in_table AND of_key = key_text ORDER BY id DESC LIMIT 1;
    last := coalesce(last, (SELECT content FROM audit_entries WHERE of_table = in_table AND of_key = key_text));
    IF last IS NULL OR last <> said OR says = said THEN
        RAISE EXCEPTION 'Row % of % does not say what was written last.', key_text, in_table
            USING ERRCODE = 'restrict_violation', HINT = 'nightdesk audit verify';
    END IF;
    FOR name IN SELECT jsonb_object_keys(emptied) LOOP
        SELECT format_type(atttypid, NULL) INTO kind FROM pg_attribute
            WHERE attrelid = target AND attname = name AND attnum > 0 AND NOT attisdropped;
        IF kind IS NULL OR kind NOT IN ('text', 'jsonb') OR name = ANY(keys) THEN
            RAISE EXCEPTION 'Nothing may be taken away from % of %.', name, in_table USING ERRCODE = 'restrict_violation';
        END IF;
        EXECUTE format('SELECT %s(%I, ($2 ->> %L)::%s) FROM %I WHERE %s',
            CASE kind WHEN 'jsonb' THEN 'nightdesk_taken_away_json' ELSE 'nightdesk_taken_away' END,
            name, name, kind, in_table, key_is)
            INTO right_so USING of_row, emptied;
        IF NOT right_so THEN
            RAISE EXCEPTION 'This would put something into % of %, or change what stays.', name, in_table
                USING ERRCODE = 'restrict_violation';
        END IF;
        changes := changes || format('%1$I = ($2 ->> %1$L)::%2$s', name, kind);
    END LOOP;
    INSERT INTO erasures (client, at, by, why, person, of_table, of_key, was, now)
        VALUES (nullif(chain_of, '(unverified)'), at, by, why, person, in_table, key_text, said, says) RETURNING id INTO done;
    PERFORM set_config('nightdesk.emptying', in_table, true);
    EXECUTE format('UPDATE %I SET %s WHERE %s', in_table, array_to_string(changes, ', '), key_is) USING of_row, emptied;
    PERFORM set_config('nightdesk.emptying', '', true);
    RETURN done;
END  """,
    arguments="in_table text, of_row jsonb, emptied jsonb, said bytea, says bytea, at timestamp with time zone, by text, "
    "why text, person text",
    definer=True,
)

EMPTYING = (TAKEN_AWAY, TAKEN_AWAY_JSON, EMPTY)
