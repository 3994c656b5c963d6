using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Health;
using Crm.Hotline;
using Crm.Inquiries;
using Crm.Leads;
using Crm.Notifications;
using Crm.Parks;
using Crm.Policies;
using Crm.Privacy;
using Crm.Seeding;
using Crm.Shell;
using Crm.Team;
using Crm.Workbench;

var builder = WebApplication.CreateBuilder(CommandLine.Settings(args));
await using var installation = await Installation.Open(builder, args);
if (installation is null) return 1;
var data = installation.Data;
builder.AddStore(installation.ConnectionString);
builder.AddTeam();
builder.AddBus(CommandLine.RunsCommand(args));
builder.AddDesk();
builder.AddPrivacy(data);
builder.AddApi();
builder.AddHealth();
builder.AddLeads();
builder.AddInquiries();
builder.AddHotline();
builder.AddNotifications();
builder.AddParks();
builder.AddPolicies();
builder.AddWorkbench();
builder.AddShell();
builder.AddSeeding();
builder.Services.AddHostedService<Preparations>();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseShell();
app.UseTeam();
app.MapTeam();
app.MapApi();
app.MapHealth();
app.MapShell();
return await app.RunCommandLine(args);

/// <summary>The program; named so that tests can start it.</summary>
public partial class Program;
