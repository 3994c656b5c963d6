using System.Net;
using System.Security.Cryptography;
using Crm.IntegrationTests.Shell;
using Crm.Privacy;
using Crm.Tests.Leads.Filing;
using Marten;
using Npgsql;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Leads.Filing;

public class files_of_a_lead(CrmApp app) : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;

    private FilesClient files = default!;

    public async ValueTask InitializeAsync() => files = await FilesClient.OnALead(app);

    public ValueTask DisposeAsync()
    {
        files.Dispose();
        return default;
    }

    [Fact]
    public async Task come_back_byte_for_byte_under_their_name_to_be_saved_and_never_shown()
    {
        byte[] pdf = [.. Papers.Pdf[..^7], .. RandomNumberGenerator.GetBytes(3 * Megabyte), .. Papers.Pdf[^7..]];
        var sent = await files.Upload(pdf, "投资协议（终稿）.pdf");
        sent.StatusCode.ShouldBe(HttpStatusCode.Created, await sent.Content.ReadAsStringAsync());
        var id = (await FilesClient.Json(sent)).GetProperty("id").GetGuid();
        sent.Headers.Location!.OriginalString.ShouldBe($"{files.Files}/{id}");

        var got = await files.Get($"{files.Files}/{id}");
        (await got.Content.ReadAsByteArrayAsync()).ShouldBe(pdf);
        got.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        got.Content.Headers.GetValues("Content-Disposition").Single().ShouldStartWith("attachment;");
        got.Content.Headers.GetValues("Content-Disposition").Single().ShouldContain($"filename*=UTF-8''{Uri.EscapeDataString("投资协议（终稿）.pdf")}");
        got.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        got.Headers.CacheControl!.NoStore.ShouldBeTrue();

        var listed = (await FilesClient.Json(await files.Get(files.Files))).EnumerateArray().ShouldHaveSingleItem();
        (listed.GetProperty("name").GetString(), listed.GetProperty("bytes").GetInt64(), listed.GetProperty("by").GetString())
            .ShouldBe(("投资协议（终稿）.pdf", pdf.Length, files.Officer));
        listed.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pdf)));
    }

    [Fact]
    public async Task exist_for_nobody_who_does_not_reach_the_lead()
    {
        var id = await files.Uploaded(Papers.Pdf, "协议.pdf");
        foreach (var (login, reads, adds, removes) in new[]
        {
            ("officer@330523", 404, 404, 404), ("manager@330523", 404, 404, 404), ("auditor@330523", 404, 404, 403), ("auditor@330000", 200, 403, 403),
            ("hotlineagent@330521", 403, 403, 403), ("editor@330521", 403, 403, 403), ("administrator@330000", 403, 403, 403), ("manager@330500", 200, 201, 204),
        })
        {
            ((int)(await files.Get(files.Files, login)).StatusCode).ShouldBe(reads, login);
            ((int)(await files.Get($"{files.Files}/{id}", login)).StatusCode).ShouldBe(reads, login);
            ((int)(await files.Upload(Papers.Png, "图.png", login: login)).StatusCode).ShouldBe(adds, login);
            ((int)(await files.Remove(id, login)).StatusCode).ShouldBe(removes, login);
        }
        (await files.Get($"{files.Files}/{id}", login: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await files.Upload(Papers.Pdf, "协议.pdf", login: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task are_not_found_on_another_lead_of_the_same_officer()
    {
        var id = await files.Uploaded(Papers.Pdf, "协议.pdf");
        using var other = await FilesClient.OnALead(app, files.Officer);
        (await other.Get($"{other.Files}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Remove(id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Upload(Papers.Pdf, "协议.pdf", id)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task that_are_too_large_are_refused_before_they_are_read_whole(bool saysHowLong)
    {
        var flood = new Flood(200L * Megabyte, saysHowLong);
        var answer = await files.Send(HttpMethod.Post, files.Files, flood);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await FilesClient.Json(answer);
        problem.GetProperty("title").GetString().ShouldBe("文件不能超过 10 MB。请压缩，或拆成几份再传。");
        problem.GetProperty("errors").GetProperty("content")[0].GetString()!.ShouldContain("10 MB");
        flood.Written.ShouldBeLessThan(saysHowLong ? Megabyte : 12 * Megabyte);
        (await Rows()).ShouldBe(0);
    }

    [Theory]
    [InlineData("协议.pdf", true)]
    [InlineData("协议.docx", true)]
    [InlineData("协议.exe", true)]
    [InlineData("图.png", false)]
    public async Task that_are_not_what_they_say_are_refused_at_the_field_and_leave_nothing(string name, bool refused)
    {
        var answer = await files.Upload(Papers.Png, name);
        answer.StatusCode.ShouldBe(refused ? HttpStatusCode.BadRequest : HttpStatusCode.Created);
        (await Rows()).ShouldBe(refused ? 0 : 1);
        (await Events()).ShouldBe(refused ? 2 : 3);
        if (refused) (await FilesClient.Json(answer)).GetProperty("errors").GetProperty("content")[0].GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task in_no_readable_form_are_refused_with_a_sentence()
    {
        (await files.Post(files.Files, new { name = "a.pdf" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await files.Send(HttpMethod.Post, files.Files, new MultipartFormDataContent { { new StringContent("x"), "fileId" } })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var cut = new StringContent("--b\r\nContent-Disposition: form-data; name=\"content\"; filename=\"a.pdf\"\r\n\r\n%PDF");
        cut.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "b") } };
        (await files.Send(HttpMethod.Post, files.Files, cut)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task sent_twice_are_there_once()
    {
        var id = Guid.CreateVersion7();
        (await files.Upload(Papers.Pdf, "协议.pdf", id)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await files.Upload(Papers.Pdf, "协议.pdf", id)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await files.Upload(Papers.Png, "协议.png", id)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Rows()).ShouldBe(1);

        var key = Guid.NewGuid().ToString();
        var first = await FilesClient.Json(await files.Upload(Papers.Png, "图.png", key: key));
        var second = await FilesClient.Json(await files.Upload(Papers.Png, "图.png", key: key));
        second.GetProperty("id").GetGuid().ShouldBe(first.GetProperty("id").GetGuid());
        (await files.Upload(Papers.Pdf, "别的.pdf", key: key)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Rows()).ShouldBe(2);
        (await Events()).ShouldBe(4);
    }

    [Fact]
    public async Task sent_side_by_side_all_arrive()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => files.Upload(Papers.Pdf, $"{i}.pdf")));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        (await Rows()).ShouldBe(3);
    }

    [Fact]
    public async Task prove_a_stage_while_they_are_there_and_stay_readable_once_removed()
    {
        var (wrong, right) = (await files.Uploaded(Papers.Png, "错的.png"), await files.Uploaded(Papers.Pdf, "协议.pdf"));
        (await files.Remove(wrong)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await files.Remove(wrong)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await files.Post($"/api/leads/{files.Lead}/follow-ups", new { followUp = Guid.NewGuid(), kind = "Phone", text = "谈过", occurredOn = "2026-06-01" });

        (await Advance(wrong, 6)).ShouldBe(422);
        (await Advance(Guid.NewGuid(), 6)).ShouldBe(422);
        (await Advance(right, 6)).ShouldBe(204);
        (await files.Remove(right)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await FilesClient.Json(await files.Get(files.Files))).EnumerateArray().ShouldHaveSingleItem().GetProperty("proof").GetBoolean().ShouldBeTrue();
        var all = (await FilesClient.Json(await files.Get(files.Files + "?removed=true"))).EnumerateArray().ToList();
        all.Single(f => f.GetProperty("id").GetGuid() == wrong).GetProperty("removed").GetProperty("reason").GetString().ShouldBe("传错了");
        (await (await files.Get($"{files.Files}/{wrong}")).Content.ReadAsByteArrayAsync()).ShouldBe(Papers.Png);
        var timeline = await (await files.Get($"/api/leads/{files.Lead}/timeline")).Content.ReadAsStringAsync();
        timeline.ShouldContain("上传了文件“协议.pdf”");
        timeline.ShouldContain("移除了文件“错的.png”");
    }

    [Fact]
    public async Task lie_sealed_in_the_database_with_a_key_of_their_own()
    {
        var secret = "协议金额三亿二千万元"u8.ToArray();
        byte[] pdf = [.. Papers.Pdf, .. secret];
        await files.Uploaded(pdf, "一.pdf");
        await files.Uploaded(pdf, "二.pdf");
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand("select box from files.content where lead = $1");
        command.Parameters.AddWithValue(files.Lead);
        await using var reader = await command.ExecuteReaderAsync();
        var boxes = new List<byte[]>();
        while (await reader.ReadAsync()) boxes.Add(reader.GetFieldValue<byte[]>(0));
        boxes.Count.ShouldBe(2);
        foreach (var box in boxes)
        {
            box.Length.ShouldBe(pdf.Length + 28);
            box.AsSpan().IndexOf(secret).ShouldBe(-1);
            box.AsSpan().IndexOf("%PDF"u8).ShouldBe(-1);
        }
        boxes[0].ShouldNotBe(boxes[1]);
    }

    [Fact]
    public async Task that_lie_in_another_ones_place_do_not_open()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var vault = app.Host.Services.GetRequiredService<FileVault>();
        var box = await vault.Seal(one, Papers.Pdf);
        await vault.Seal(two, Papers.Png);
        (await vault.Open(one, box)).ShouldBe(Papers.Pdf);
        await Should.ThrowAsync<CryptographicException>(() => vault.Open(two, box));
        box[40] ^= 1;
        await Should.ThrowAsync<CryptographicException>(() => vault.Open(one, box));
        (await vault.Open(Guid.CreateVersion7(), box)).ShouldBeNull();
    }

    [Fact]
    public async Task leave_a_note_of_who_read_them()
    {
        var id = await files.Uploaded(Papers.Pdf, "协议.pdf");
        await files.Get($"{files.Files}/{id}", "manager@330500");
        await files.Get($"{files.Files}/{id}", "officer@330523");
        await using var session = app.Store.QuerySession();
        var reading = (await session.Query<ContactReading>().Where(r => r.RecordId == id).ToListAsync()).ShouldHaveSingleItem();
        (reading.Login, reading.Record).ShouldBe(((await files.Person("manager@330500")).Login, "file"));
    }

    [Fact]
    public async Task are_saved_from_the_page_by_whoever_is_signed_in_and_reaches_the_lead()
    {
        var id = await files.Uploaded(Papers.Pdf, "协议.pdf");
        var saved = await app.Open($"/leads/{files.Lead}/files/{id}", files.Officer);
        (saved.Response.StatusCode, saved.Response.ContentType).ShouldBe((200, "application/pdf"));
        saved.Response.Headers.ContentDisposition.ToString().ShouldStartWith("attachment;");
        (await app.Open($"/leads/{files.Lead}/files/{id}", "officer@330523")).Response.StatusCode.ShouldBe(404);
        (await app.Open($"/leads/{files.Lead}/files/{id}")).Response.StatusCode.ShouldNotBe(200);
    }

    [Fact]
    public async Task are_described_as_a_form_with_a_file_in_it()
    {
        var description = await FilesClient.Json(await files.Get("/openapi/v1.json", login: null));
        var path = description.GetProperty("paths").GetProperty("/api/leads/{leadId}/files");
        path.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("multipart/form-data").GetProperty("schema").GetProperty("properties").GetProperty("content")
            .GetProperty("format").GetString().ShouldBe("binary");
        path.GetProperty("post").GetProperty("responses").TryGetProperty("413", out _).ShouldBeTrue();
        path.TryGetProperty("get", out _).ShouldBeTrue();
    }

    private async Task<int> Advance(Guid file, long version)
    {
        var evidence = new[] { new { kind = "Agreement", file, on = "2026-06-01", amount = 32000 } };
        return (int)(await files.Post($"/api/leads/{files.Lead}/advance", new { to = "Signed", occurredOn = "2026-06-01", evidence, version })).StatusCode;
    }

    private async Task<long> Rows()
    {
        await using var session = app.Store.QuerySession();
        return (await session.QueryAsync<long>("select count(*) from files.content where lead = ?", files.Lead))[0];
    }

    private async Task<int> Events()
    {
        await using var session = app.Store.QuerySession();
        return (await session.Events.FetchStreamAsync(files.Lead)).Count;
    }
}
