using Crm.IntegrationTests.Hotline;
using Crm.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Privacy;

public class sealing_a_contact(CrmApp app)
{
    private Vault Vault => app.Host.Services.GetRequiredService<Vault>();

    [Fact]
    public async Task makes_one_person_of_one_number_however_many_first_calls_come_at_once()
    {
        var number = Calls.NewNumber();
        var persons = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () => (await Vault.Seal(new Contact($"来电人{i}", number)))!.Person)));
        persons.Distinct().ShouldHaveSingleItem();
        (await Vault.Persons(number, null, null)).ShouldBe([persons[0]]);
    }

    [Fact]
    public async Task goes_by_the_number_before_the_mail_and_by_either_before_the_name()
    {
        var (number, mail) = (Calls.NewNumber(), $"{Guid.NewGuid():N}@example.test");
        var byNumber = (await Vault.Seal(new Contact("甲", number)))!.Person;
        var byMail = (await Vault.Seal(new Contact("乙", null, mail)))!.Person;
        byMail.ShouldNotBe(byNumber);
        (await Vault.Seal(new Contact("丙", number, mail)))!.Person.ShouldBe(byNumber);
        (await Vault.Seal(new Contact("同名", null)))!.Person.ShouldNotBe((await Vault.Seal(new Contact("同名", null)))!.Person);
    }

    [Fact]
    public async Task can_be_opened_until_its_key_is_destroyed()
    {
        var contact = new Contact("李女士", Calls.NewNumber(), $"{Guid.NewGuid():N}@example.test", "wx-1", "经理");
        var box = (await Vault.Seal(contact))!;
        (await Vault.Open(box))!.Name.ShouldBe("李女士");
        await Vault.Destroy(box.Person);
        (await Vault.Open(box)).ShouldBe(new Contact(null, null, null, null, "经理"));
        (await Vault.Persons(contact.Phone, contact.Email, null)).ShouldBeEmpty();
    }
}
