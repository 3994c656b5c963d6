using Npgsql;

namespace Crm.Leads.Funnel;

/// <summary>
/// Prepared counts and sums per unit, officer and stage, so that a board over a hundred thousand leads need not read them. The database notes every change of a listing's
/// row as one more and one less, tests left out, in the same transaction and without waiting for anybody: the notes add up to what counting would find, after a rebuild too.
/// </summary>
public sealed class StageTally(NpgsqlDataSource database, ILogger<StageTally> log) : BackgroundService
{
    /// <summary>The table; its rows add up.</summary>
    public const string Table = "crm.lead_tally";

    private const string Listing = "crm.mt_doc_leadlisting";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private const string Schema = $$"""
        create or replace function crm.lead_tally_note() returns trigger language plpgsql as $$
          begin
            if tg_op = 'TRUNCATE' then truncate {{Table}}; end if;
            if tg_op in ('UPDATE', 'DELETE') and old.test is not true then insert into {{Table}} values (old.unit, old.owner, old.stage, old.step, -1, -old.amount); end if;
            if tg_op in ('UPDATE', 'INSERT') and new.test is not true then insert into {{Table}} values (new.unit, new.owner, new.stage, new.step, 1, new.amount); end if;
            return null;
          end $$;
        do $$
          begin
            perform pg_advisory_xact_lock(hashtext('{{Table}}'));
            if to_regclass('{{Table}}') is not null
              and (select count(*) from pg_trigger where tgrelid = to_regclass('{{Listing}}') and tgfoid = to_regprocedure('crm.lead_tally_note()')) = 3 then return; end if;
            lock table {{Listing}} in share row exclusive mode;
            create table if not exists {{Table}} (unit text not null, owner text, stage text not null, step integer not null, count bigint not null, amount numeric not null, fresh boolean not null default true);
            create index if not exists lead_tally_fresh on {{Table}} (unit) where fresh;
            delete from {{Table}};
            insert into {{Table}} select unit, owner, stage, step, count(*), sum(amount), false from {{Listing}} where test is not true group by unit, owner, stage, step;
            create or replace trigger lead_tally_come_and_go after insert or delete on {{Listing}} for each row execute function crm.lead_tally_note();
            create or replace trigger lead_tally_changed after update on {{Listing}} for each row
              when ((old.unit, old.owner, old.stage, old.amount) is distinct from (new.unit, new.owner, new.stage, new.amount)) execute function crm.lead_tally_note();
            create or replace trigger lead_tally_emptied after truncate on {{Listing}} for each statement execute function crm.lead_tally_note();
          end $$;
        """;

    // Whoever reads meanwhile sees the notes or their sum, never both; what is noted meanwhile waits for the next time.
    private const string Fold = $"""
        with turn as materialized (select pg_try_advisory_xact_lock(hashtext('{Table}')) as mine),
        touched as materialized (select distinct unit, owner, stage, step from {Table}, turn where fresh and mine),
        gone as (delete from {Table} t using touched k where (t.unit, t.stage, t.step) = (k.unit, k.stage, k.step) and t.owner is not distinct from k.owner returning t.*)
        insert into {Table} select unit, owner, stage, step, sum(count), sum(amount), false from gone group by unit, owner, stage, step having sum(count) <> 0 or sum(amount) <> 0
        """;

    /// <summary>
    /// Makes the table and what fills it where they are missing, with what is there already. A listing whose table was made anew lost its triggers; what the tally then
    /// holds may be wrong, and is counted again.
    /// </summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand(Schema);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>Adds up what was noted since the last time.</summary>
    public static async Task AddUp(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand(Fold);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await AddUp(database, stoppingToken);
            }
            catch (NpgsqlException unreachable)
            {
                // The figures stay right without it, and a minute later it is tried again.
                log.LogWarning(unreachable, "The notes of the stage tally were not added up");
            }
        }
    }
}
