using Docs;
using Gateway.Tools;

if (args is not [var folder])
{
    Console.Error.WriteLine("usage: dotnet run --project tools/Docs -- FOLDER   (FOLDER holds answers.json and cases.json; cases.md, "
        + "configuration.md, errors.md, tools.md and tools/*.md are written into it)");
    return 64; // EX_USAGE of sysexits.h
}
Directory.CreateDirectory(Path.Combine(folder, "tools"));
File.WriteAllText(Path.Combine(folder, "cases.md"), CasesPage.Render(CasesPage.Read(Path.Combine(folder, CasesPage.FileName))));
File.WriteAllText(Path.Combine(folder, "configuration.md"), ConfigurationPage.Write());
File.WriteAllText(Path.Combine(folder, "errors.md"), TwsCodesPage.Write());
var pages = ToolDocs.Render(
    ToolCatalog.Describe(),
    ToolCatalog.DescribeResources(),
    ToolCatalog.DescribePrompts(),
    GatewayTerms.All,
    SeedToolNames.All,
    ToolExamples.Read(Path.Combine(folder, ToolExamples.FileName)));
foreach (var (path, page) in pages)
    File.WriteAllText(Path.Combine(folder, path), page);
return 0;
