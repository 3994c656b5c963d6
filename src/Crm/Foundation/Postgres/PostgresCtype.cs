using Npgsql;

namespace Crm.Foundation.Postgres;

/// <summary>Refuses a database that can't tell Chinese letters from punctuation: search, sorting and case would be silently wrong in it.</summary>
internal static class PostgresCtype
{
    /// <summary>Asks the database itself rather than trusting the name of its locale, which differs by provider and platform.</summary>
    /// <exception cref="OperatorError">The encoding or the ctype is not UTF-8, or the database can't be reached.</exception>
    public static async Task MustBeUtf8(string connectionString, CancellationToken token)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var command = source.CreateCommand("""
                select current_database(), pg_encoding_to_char(encoding), datctype, pg_encoding_to_char(encoding) = 'UTF8' and lower('É') = 'é' and '湖' ~ '^[[:alpha:]]$'
                from pg_database where datname = current_database()
                """);
            await using var row = await command.ExecuteReaderAsync(token);
            await row.ReadAsync(token);
            if (!row.GetBoolean(3))
                throw new OperatorError(Texts.Of("数据库 {0} 的编码是 {1}、字符分类是 {2}，不是 UTF-8，中文检索会出错。请用 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' TEMPLATE template0 新建数据库。",
                    row.GetString(0), row.GetString(1), row.GetString(2)));
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException)
        {
            throw new OperatorError(Texts.Of("连不上数据库：{0} 请检查 ConnectionStrings:Crm。", e is ArgumentException ? Texts.Of("连接字符串写错了。") : e.Message), e);
        }
    }
}
