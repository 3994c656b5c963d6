using Crm.Api;
using Crm.Foundation;
using Crm.Leads;
using Crm.Notifications;
using Crm.Parks;
using Crm.Privacy;
using Crm.Team;
using JasperFx;

var builder = WebApplication.CreateBuilder(args);
var data = DataDirectory.Open(builder.Configuration);
await using var postgres = await EmbeddedPostgres.Start(EmbeddedPostgresOptions.From(builder.Configuration, data), Console.WriteLine);
builder.AddStore(postgres.ConnectionString);
builder.AddTeam();
builder.AddBus();
builder.AddDesk();
builder.Services.AddSingleton(data);
builder.AddPrivacy(data);
builder.AddApi();
builder.AddLeads();
builder.AddNotifications();
builder.AddParks();
builder.Services.AddHostedService<Preparations>();

var app = builder.Build();
app.UseTeam();
app.MapTeam();
app.MapApi();
return await app.RunJasperFxCommands(args);

/// <summary>The program; named so that tests can start it.</summary>
public partial class Program;
