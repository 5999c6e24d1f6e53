using Docs;
using Gateway.Tools;

if (args is not [var folder])
{
    Console.Error.WriteLine("usage: dotnet run --project tools/Docs -- FOLDER   (FOLDER holds answers.json; configuration.md, errors.md and "
        + "tools.md are written into it)");
    return 64; // EX_USAGE of sysexits.h
}
Directory.CreateDirectory(folder);
File.WriteAllText(Path.Combine(folder, "configuration.md"), ConfigurationPage.Write());
File.WriteAllText(Path.Combine(folder, "errors.md"), TwsCodesPage.Write());
File.WriteAllText(Path.Combine(folder, "tools.md"), ToolDocs.Render(
    ToolCatalog.Describe(),
    ToolCatalog.DescribeResources(),
    ToolCatalog.DescribePrompts(),
    GatewayTerms.All,
    SeedToolNames.All,
    ToolExamples.Read(Path.Combine(folder, ToolExamples.FileName))));
return 0;
